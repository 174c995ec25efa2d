using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Foreign tables.</summary>
sealed class ForeignTables() : CatalogKind("foreigntables", ObjectKind.ForeignTable)
{
    public override string NameSpace => "relation";

    public override bool CanAlter(SchemaChange.Alter change) => change.ChangesOnly("options");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        RefuseHeir(one.Id, one.Id, text);
        var columns = action.Parts.Where(part => part.Kind is ObjectKind.Column).Select(ForeignColumns.Definition).ToList();
        text.Add(
            $"create foreign table {text.Name(one.Id)} (" + (columns.Count == 0 ? ")" : $"\n    {string.Join(",\n    ", columns)}\n)")
                + $" server {SqlNames.Of(one.Required("server"))}{OptionList.Foreign(one["options"])}",
            one.Id);
        foreach (var part in action.Parts.Where(part => part.Kind is not ObjectKind.Column))
            KindList.Of(part).Create(new SchemaAction.Create(part), text);
    }

    /// <summary>Refuses what concerns a foreign table that inherits: what is done to its parent is done to it as well.</summary>
    public static void RefuseHeir(ObjectId id, ObjectId table, DdlText text)
    {
        if ((text.After.Find(table) ?? text.Before.Find(table))!.Has("inherits"))
            text.Refuse(DdlProblem.Unsupported(id, "A foreign table that inherits, or is a partition, is not supported."));
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        if (change.Changes("options"))
            text.Add($"alter foreign table {text.Name(change.Object)} {OptionList.ForeignChange(change)}", change.Object);
    }
}
