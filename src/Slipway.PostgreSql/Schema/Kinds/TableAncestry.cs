using Slipway.Schema;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>A table becomes a partition, inherits from another table, or does so no longer.</summary>
static class TableAncestry
{
    public static void Alter(SchemaChange.Alter change, DdlText text)
    {
        var name = text.Name(change.Object);
        if (change.Changes("partition-of") || change.Changes("bound"))
        {
            if (change.Before["partition-of"] is { } old)
                Detach(change, old, text);
            if (change.After["partition-of"] is { } parent)
            {
                Prepare(change.After, text);
                text.Add($"alter table {parent} attach partition {name} {ServerText.Lowered(change.After.Required("bound"))}",
                    change.Object);
            }
        }

        if (change.Changes("inherits"))
            AlterInherits(change, name, text);
        Leave(change.Object, text);
    }

    static void AlterInherits(SchemaChange.Alter change, string name, DdlText text)
    {
        var (before, after) = (ParentNames(change.Before), ParentNames(change.After));
        // The order of the parents counts: it is that of the statements.
        var kept = before.SequenceEqual(after.Take(before.Count)) ? before.Count : 0;
        foreach (var parent in before.Skip(kept))
            text.Add($"alter table {name} no inherit {parent}", change.Object);
        if (after.Count > kept)
            Prepare(change.After, text);
        foreach (var parent in after.Skip(kept))
            text.Add($"alter table {name} inherit {parent}", change.Object);
    }

    /// <summary>
    /// Whether what a table has of its own becomes, without a statement, its part of what its partitioned table has.
    /// </summary>
    public static bool Merges(SchemaObject one, DdlText text)
    {
        if (one.Parent is not { } table || text.After.Find(table)?["partition-of"] is null)
            return false;
        var joins = text.Before.Find(table)?["partition-of"] is null;
        if (!joins && one.Kind is ObjectKind.Index)
            return false;
        return text.InheritedAfter.AncestorsOf(table).SelectMany(parent => text.After.ChildrenOf(parent.Id, one.Kind)).Any(twin =>
            twin["definition"] == one["definition"] && twin["unique"] == one["unique"] && (joins || !text.Before.Has(twin.Id)));
    }

    /// <summary>
    /// Drops what a partitioned table has no longer and one of its partitions will have of its own: the partition's part is in the way.
    /// </summary>
    public static void MakeWay(SchemaObject one, DdlText text)
    {
        if (one.Parent is not { } table)
            return;
        foreach (var other in text.InheritedBefore.AncestorsOf(table).SelectMany(parent => text.Before.ChildrenOf(parent.Id, one.Kind)))
        {
            if (!text.After.Has(other.Id) && (one.Kind is ObjectKind.PrimaryKey || other["definition"] == one["definition"])
                && !text.IsSettled(other.Id))
            {
                KindList.Of(other.Kind).Drop(new SchemaAction.Drop(other), text);
                text.Settle(other.Id);
            }
        }
    }

    /// <summary>
    /// Looks after the indexes that partitions have of their own, before their table gets one: PostgreSQL would take an index that is
    /// alike, in whatever order it sorts, for the partition's part of the new one.
    /// </summary>
    public static void MakeWayInPartitions(SchemaObject index, DdlText text)
    {
        foreach (var own in text.InheritedBefore.DescendantsOf(index.Parent!)
            .SelectMany(table => text.Before.ChildrenOf(table.Id, ObjectKind.Index)))
        {
            if (Alike(own) != Alike(index) || own["unique"] != index["unique"] || text.IsSettled(own.Id))
                continue;
            if (text.After.Has(own.Id))
                text.Refuse(DdlProblem.CannotMake(index, $"PostgreSQL would make the {own.Id} a part of it"));
            KindList.Of(own.Kind).Drop(new SchemaAction.Drop(own), text);
            text.Settle(own.Id);
        }
    }

    static string Alike(SchemaObject index) =>
        index.Required("definition").Replace(" DESC", "", StringComparison.Ordinal).Replace(" NULLS FIRST", "", StringComparison.Ordinal)
            .Replace(" NULLS LAST", "", StringComparison.Ordinal);

    static List<string> ParentNames(SchemaObject table) =>
        [.. (table["inherits"] ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Drops what came from a parent that is none any more, and could not be dropped as long as it was one.</summary>
    static void Leave(ObjectId table, DdlText text)
    {
        var left = text.InheritedBefore.ParentsOf(table).Where(parent => !text.InheritedAfter.IsHeir(table, parent.Id)).ToList();
        var kept = text.InheritedBefore.ParentsOf(table).Where(parent => text.InheritedAfter.IsHeir(table, parent.Id)).ToList();
        foreach (var one in text.Before.ChildrenOf(table).Where(one => one.Has("inherited") && !text.After.Has(one.Id)))
        {
            if (!left.Any(parent => HasTwin(parent, one, text)) || kept.Any(parent => HasTwin(parent, one, text)))
                continue;
            var what = one.Kind is ObjectKind.Column ? "column" : "constraint";
            text.TakeAway($"alter table {text.Name(table)} drop {what} {SqlNames.Of(one.Name)}", new SchemaAction.Drop(one));
        }
    }

    static bool HasTwin(SchemaObject parent, SchemaObject one, DdlText text) =>
        text.Before.Has(one.Id with { Schema = parent.Id.Schema, Parent = parent.Name });

    static void Detach(SchemaChange.Alter change, string parent, DdlText text)
    {
        var taken = text.InheritedBefore.AncestorsOf(change.Object).SelectMany(table => text.Before.ChildrenOf(table.Id))
            .FirstOrDefault(one => one.Kind is ObjectKind.Index || (one.Kind.IsConstraint() && one.Kind is not ObjectKind.Check));
        if (taken is not null && change.After["partition-of"] is null)
            text.Refuse(DdlProblem.CannotDetach(change.Before, taken));
        text.Add($"alter table {parent} detach partition {text.Name(change.Object)}", change.Object);
    }

    /// <summary>What a table must have before it can inherit: the checks of its parent, and that its columns must have values.</summary>
    static void Prepare(SchemaObject table, DdlText text)
    {
        foreach (var column in text.After.ChildrenOf(table.Id, ObjectKind.Column))
        {
            if (column.Has("inherited") && !text.Before.Has(column.Id)
                && text.InheritedAfter.SourcesOf(column).All(source => !text.InheritedBefore.IsHeir(table.Id, source.Parent!)))
                Columns.AddEarly(column, text);
            if (text.Before.Find(column.Id) is { } was && !was.Has("not-null")
                && text.InheritedAfter.SourcesOf(column).Any(source => source.Has("not-null")))
                NotNulls.SetEarly(column, text);
        }

        foreach (var check in text.After.ChildrenOf(table.Id, ObjectKind.Check).Where(check => check.Has("inherited")
            && !text.Before.Has(check.Id)))
        {
            var isParents = text.InheritedAfter.ParentsOf(table.Id)
                .Any(parent => text.Before.Has(check.Id with { Schema = parent.Id.Schema, Parent = parent.Name }));
            if (isParents && text.Settle(check.Id))
                text.Add($"alter table {text.Name(table.Id)} add {ConstraintText.Line(check, text)}", check.Id);
        }
    }
}
