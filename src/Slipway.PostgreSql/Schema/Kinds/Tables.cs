using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Tables, partitioned ones and partitions.</summary>
sealed class Tables() : CatalogKind("tables", ObjectKind.Table)
{
    public override string NameSpace => "relation";

    public override bool IsReplaceable(SchemaObject one) => false;

    public override bool CanAlter(SchemaChange.Alter change) => change.ChangesOnly("unlogged");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var table = action.After;
        var lines = action.Parts.Where(part => part.Kind is ObjectKind.Column).Select(column => Columns.Definition(column, action.Parts));
        text.Add(
            $"create {(table.Has("unlogged") ? "unlogged " : "")}table {text.Name(table.Id)} (\n    {string.Join(",\n    ", lines)}\n)"
                + (table["partition-by"] is { } key ? $" partition by {key}" : ""),
            table.Id);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("unlogged"))
            text.Add($"alter table {text.Name(change.Object)} set {(change.After.Has("unlogged") ? "unlogged" : "logged")}", change.Object);
    }
}
