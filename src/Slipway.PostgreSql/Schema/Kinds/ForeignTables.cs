using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Foreign tables.</summary>
sealed class ForeignTables() : CatalogKind("foreigntables", ObjectKind.ForeignTable)
{
    public override string NameSpace => "relation";

    public override bool CanAlter(SchemaChange.Alter change) => change.ChangesOnly("options", SchemaObject.Comment, SchemaObject.Grants);

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        var columns = action.Parts.Where(part => part.Kind is ObjectKind.Column).Select(ForeignColumns.Definition).ToList();
        text.Add(
            $"create foreign table {text.Name(one.Id)} (" + (columns.Count == 0 ? ")" : $"\n    {string.Join(",\n    ", columns)}\n)")
                + $" server {SqlNames.Of(one.Required("server"))}{OptionList.Foreign(one["options"])}",
            one.Id);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("options"))
            text.Add($"alter foreign table {text.Name(change.Object)} {OptionList.ForeignChange(change)}", change.Object);
    }
}
