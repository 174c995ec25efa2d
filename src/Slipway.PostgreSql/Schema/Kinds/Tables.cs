using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>Tables, partitioned ones and partitions.</summary>
sealed class Tables() : CatalogKind("tables", ObjectKind.Table)
{
    public override string NameSpace => "relation";

    public override bool IsReplaceable(SchemaObject one) => false;

    public override bool CanAlter(SchemaChange.Alter change) => !change.Changes("partition-by");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        TableCreation.Write(action, text);
        var (table, name) = (action.After, text.Name(action.Object));
        WriteSecurity(null, table, text);
        if (table["replica-identity"] is { } identity)
            text.Add($"alter table {name} replica identity {identity}", table.Id);
        foreach (var column in action.Parts.Where(part => part.Kind is ObjectKind.Column))
        {
            if (column.Has("inherited") && !table.Has("of-type"))
                Defaults.Inherit(column, text);
            Columns.Finish(column, text);
        }
    }

    public override void Drop(SchemaAction.Drop action, DdlText text)
    {
        foreach (var column in text.Before.ChildrenOf(action.Object, ObjectKind.Column))
            Sequences.Free(column, text);
        // A foreign key to the whole holds each partition.
        if (action.Before["partition-of"] is { } parent
            && text.InheritedBefore.AncestorsOf(action.Object).Any(one => IsReferenced(one.Id, text)))
            text.TakeAway($"alter table {parent} detach partition {text.Name(action.Object)}", action);
        base.Drop(action, text);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        var start = $"alter table {text.Name(change.Object)}";
        if (change.Changes("unlogged"))
            text.Add($"{start} set {(change.After.Has("unlogged") ? "unlogged" : "logged")}", change.Object);
        if (change.Changes("method"))
            text.Add($"{start} set access method {SqlNames.Of(change.After["method"] ?? "heap")}", change.Object);
        if (change.Changes("tablespace"))
            text.Add($"{start} set tablespace {SqlNames.Of(change.After["tablespace"] ?? "pg_default")}", change.Object);
        if (change.Changes("options"))
            StorageOptions.Alter(start, change, text);
        if (change.Changes("of-type"))
            text.Add($"{start} {(change.After["of-type"] is { } type ? $"of {type}" : "not of")}", change.Object);
        TableAncestry.Alter(change, text);
        WriteSecurity(change.Before, change.After, text);
        if (change.Changes("replica-identity") && !HasIdentityIndex(change.After, text))
            text.Add($"{start} replica identity {change.After["replica-identity"] ?? "default"}", change.Object);
    }

    static bool IsReferenced(ObjectId table, DdlText text) => text.Before.Objects.Any(one => one.Kind is ObjectKind.ForeignKey
        && one.Needs.Any(need => need.Kind is ObjectKind.Column && need.TableOf() == table));

    /// <summary>An index that is to be the identity says so itself.</summary>
    static bool HasIdentityIndex(SchemaObject table, DdlText text) =>
        text.After.ChildrenOf(table.Id).Any(one => one.Has("replica-identity"));

    static void WriteSecurity(SchemaObject? before, SchemaObject after, DdlText text)
    {
        var start = $"alter table {text.Name(after.Id)}";
        if (after.Has("row-security") != (before?.Has("row-security") ?? false))
            text.Add($"{start} {(after.Has("row-security") ? "enable" : "disable")} row level security", after.Id);
        if (after.Has("force-row-security") != (before?.Has("force-row-security") ?? false))
            text.Add($"{start} {(after.Has("force-row-security") ? "" : "no ")}force row level security", after.Id);
    }
}
