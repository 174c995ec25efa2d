using Slipway.Schema;
using Slipway.Target;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>
/// The constraints of tables. What is a partition's part of a constraint of its partitioned table is that one's affair; a check that is
/// inherited is read, so that a table can lose its parent, but comes and goes with that from which it is inherited.
/// </summary>
sealed class Constraints() : CatalogKind(
    "constraints", ObjectKind.PrimaryKey, ObjectKind.Unique, ObjectKind.Check, ObjectKind.Exclusion, ObjectKind.ForeignKey)
{
    public override bool IsPart(SchemaObject one) => !one.Has("not-valid");

    public override bool CanAlter(SchemaChange.Alter change)
    {
        if (change.Changes("definition") || change.Changes("tablespace"))
            return false;
        return !(change.Changes("not-valid") && change.After.Has("not-valid"))
            && !(change.Changes("deferrable") && change.Object.Kind is not ObjectKind.ForeignKey);
    }

    public override string? SlotOf(ObjectId id) => id.Kind switch
    {
        ObjectKind.PrimaryKey => $"primary key {id.Schema}.{id.Parent}",
        ObjectKind.Unique or ObjectKind.Exclusion => $"relation {id.Schema}.{id.Name}",
        _ => $"constraint {id.Schema}.{id.Parent}.{id.Name}",
    };

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        if (!text.Settle(one.Id) || (one.Has("inherited") && ComesFromParent(one, text.InheritedAfter, text.After)))
            return;
        if (one.Kind is not ObjectKind.Check)
            TableAncestry.MakeWay(one, text);
        var table = text.ParentName(one.Id);
        var isPartitioned = text.After.Find(one.Parent!)?.Has("partition-by") == true;
        var isOnline = text.IsOnline(one.Parent);
        if (isOnline && !isPartitioned && OnlineIndex(one, text) is { } index)
        {
            text.Add(new DdlStatement(index, one.Id) { Transactional = false });
            var kind = one.Kind is ObjectKind.PrimaryKey ? "primary key" : "unique";
            text.Add($"alter table {table} add constraint {SqlNames.Of(one.Name)} {kind} using index {SqlNames.Of(one.Name)}"
                + (one["deferrable"] is { } deferrable ? $" {deferrable}" : ""), one.Id);
        }
        else
        {
            var isLater = isOnline && (one.Kind is ObjectKind.Check || (one.Kind is ObjectKind.ForeignKey && !isPartitioned));
            text.Add($"alter table {table} add {ConstraintText.Line(one, text)}{(isLater || one.Has("not-valid") ? " not valid" : "")}",
                one.Id);
            if (isLater && !one.Has("not-valid"))
                text.AddLast($"alter table {table} validate constraint {SqlNames.Of(one.Name)}", one.Id);
        }

        Indexes.WriteMarks(null, one, text);
    }

    public override void Drop(SchemaAction.Drop action, DdlText text)
    {
        var one = action.Before;
        if (one.Has("inherited") && ComesFromParent(one, text.InheritedBefore, text.Before))
            return;
        if (text.IsSettled(one.Id) || (one.Kind is not ObjectKind.Check && TableAncestry.Merges(one, text)))
            return;
        var table = text.Before.Find(one.Parent!)!;
        var keeps = one.Kind is ObjectKind.Check && !table.Has("partition-by") && !action.ComesBack
            && text.InheritedBefore.HeirsOf(table.Id)
            .Any(heir => text.After.Has(one.Id with { Schema = heir.Id.Schema, Parent = heir.Name }));
        text.TakeAway($"alter table {(keeps ? "only " : "")}{text.ParentName(one.Id)} drop constraint {SqlNames.Of(one.Name)}", action);
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        var table = $"alter table {text.ParentName(change.Object)}";
        var name = SqlNames.Of(change.After.Name);
        if (change.Changes("deferrable"))
            text.Add($"{table} alter constraint {name} {change.After["deferrable"] ?? "not deferrable"}", change.Object);
        if (change.Changes("not-valid") && !(change.After.Has("inherited")
            && ComesFromParent(change.After, text.InheritedAfter, text.After)))
            text.Add($"{table} validate constraint {name}", change.Object);
        if (change.Changes("options"))
            StorageOptions.Alter($"alter index {text.Names.Of(change.Object.Schema, change.Object.Name)}", change, text);
        Indexes.WriteMarks(change.Before, change.After, text);
    }

    /// <summary>The index that can be built while the table is used, for a constraint that can take one over.</summary>
    static string? OnlineIndex(SchemaObject one, DdlText text)
    {
        var definition = one.Required("definition");
        if (one.Kind is not (ObjectKind.PrimaryKey or ObjectKind.Unique)
            || definition.Contains(" WITHOUT OVERLAPS", StringComparison.Ordinal))
            return null;
        var (columns, end) = ServerText.FirstList(definition);
        var nulls = definition.StartsWith("UNIQUE NULLS NOT DISTINCT", StringComparison.Ordinal) ? " nulls not distinct" : "";
        return $"create unique index concurrently {SqlNames.Of(one.Name)} on {text.ParentName(one.Id)} ({string.Join(", ", columns)})"
            + ServerText.Lowered(definition[end..]) + nulls
            + (one["options"] is { } options ? $" with ({StorageOptions.Words(options)})" : "")
            + (one["tablespace"] is { } space ? $" tablespace {SqlNames.Of(space)}" : "");
    }

    static bool ComesFromParent(SchemaObject one, Inheritance inheritance, DatabaseSchema schema) =>
        inheritance.ParentsOf(one.Parent!).Any(parent => schema.Has(one.Id with { Schema = parent.Id.Schema, Parent = parent.Name }));
}
