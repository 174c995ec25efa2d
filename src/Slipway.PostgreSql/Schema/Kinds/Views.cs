using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Views.</summary>
sealed class Views() : CatalogKind("views", ObjectKind.View)
{
    public override string NameSpace => "relation";

    public override bool CanAlter(SchemaChange.Alter change) =>
        $"{change.After["columns"]}\n".StartsWith($"{change.Before["columns"]}\n", StringComparison.Ordinal)
        || !change.Before.Has("columns");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        Write("create", action.After, text);
        foreach (var column in action.Parts.Where(part => part.Kind is ObjectKind.Column))
            ViewColumns.Write(null, column, text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("definition") || change.Changes("columns"))
            Write("create or replace", change.After, text);
        else
            OptionList.Set(change, $"view {text.Name(change.Object)}", text);
    }

    static void Write(string verb, SchemaObject one, DdlText text) => text.Add(
        $"{verb} view {text.Name(one.Id)}{OptionList.With(one["options"])} as\n{ServerText.Query(one.Required("definition"))}", one.Id);
}
