using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Materialized views; whether one is filled is no matter of the schema.</summary>
sealed class MaterializedViews() : CatalogKind("materializedviews", ObjectKind.MaterializedView)
{
    public override string NameSpace => "relation";

    public override bool CanAlter(SchemaChange.Alter change) =>
        change.ChangesOnly("options", "tablespace");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        text.Add(
            $"create materialized view {text.Name(one.Id)}"
                + (one["method"] is { } method ? $" using {SqlNames.Of(method)}" : "")
                + OptionList.With(one["options"])
                + (one["tablespace"] is { } tablespace ? $" tablespace {SqlNames.Of(tablespace)}" : "")
                + $" as\n{ServerText.Query(one.Required("definition"))}",
            one.Id);
        foreach (var column in action.Parts.Where(part => part.Kind is ObjectKind.Column))
            ViewColumns.Write(null, column, text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("options"))
            OptionList.Set(change, $"materialized view {text.Name(change.Object)}", text);
        if (change.Changes("tablespace"))
        {
            var tablespace = SqlNames.Of(change.After["tablespace"] ?? "pg_default");
            text.Add($"alter materialized view {text.Name(change.Object)} set tablespace {tablespace}", change.Object);
        }
    }
}
