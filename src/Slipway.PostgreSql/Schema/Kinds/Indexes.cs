using Slipway.Schema;
using Slipway.Target;

namespace Slipway.PostgreSql.Schema.Kinds;

/// <summary>
/// Indexes that no constraint owns, of tables and of materialized views. What a partition has of the index of its partitioned table is
/// that one's affair; such an index is never built concurrently, as PostgreSQL cannot.
/// </summary>
sealed class Indexes() : CatalogKind("indexes", ObjectKind.Index)
{
    public override string NameSpace => "relation";

    public override bool CanAlter(SchemaChange.Alter change) =>
        !change.Changes("definition") && !change.Changes("unique") && !change.Changes("invalid");

    public override void Create(SchemaAction.Create action, DdlText text)
    {
        var one = action.After;
        var isPartitioned = IsPartitioned(one, text.After);
        if (one.Has("invalid") && !isPartitioned)
        {
            text.Refuse(DdlProblem.CannotMake(one, "it is invalid"));
            return;
        }

        TableAncestry.MakeWay(one, text);
        if (isPartitioned)
            TableAncestry.MakeWayInPartitions(one, text);
        var isConcurrent = text.Options.Online && !isPartitioned && one.Parent is { } parent && text.Before.Has(parent);
        text.Add(new DdlStatement(
            $"create {(one.Has("unique") ? "unique " : "")}index {(isConcurrent ? "concurrently " : "")}{SqlNames.Of(one.Name)} on "
                + $"{(one.Has("invalid") ? "only " : "")}{text.ParentName(one.Id)} {Body(one)}",
            one.Id) { Transactional = !isConcurrent });
        WriteStatistics(one, text);
        WriteMarks(null, one, text);
    }

    public override void Drop(SchemaAction.Drop action, DdlText text)
    {
        var one = action.Before;
        if (text.IsSettled(one.Id) || TableAncestry.Merges(one, text))
            return;
        var isConcurrent = text.Options.Online && !IsPartitioned(one, text.Before);
        text.Add(new DdlStatement($"drop index {(isConcurrent ? "concurrently " : "")}{text.Name(one.Id)}", one.Id)
        {
            TakesAway = !action.ComesBack,
            Transactional = !isConcurrent,
        });
    }

    public override void Alter(SchemaChange.Alter change, DdlText text)
    {
        var start = $"alter index {text.Name(change.Object)}";
        if (change.Changes("options"))
            StorageOptions.Alter(start, change, text);
        if (change.Changes("tablespace"))
            text.Add($"{start} set tablespace {SqlNames.Of(change.After["tablespace"] ?? "pg_default")}", change.Object);
        if (change.Changes("statistics"))
        {
            foreach (var column in Columns(change.After).Lacks(Columns(change.Before)))
                text.Add($"{start} alter column {column} set statistics -1", change.Object);
            WriteStatistics(change.After, text);
        }

        WriteMarks(change.Before, change.After, text);
    }

    /// <summary>What a table knows of an index: that it is clustered by it, and that it tells rows apart for replication.</summary>
    public static void WriteMarks(SchemaObject? before, SchemaObject after, DdlText text)
    {
        var table = $"alter table {text.ParentName(after.Id)}";
        var others = text.After.ChildrenOf(after.Parent!).Where(other => other.Id != after.Id).ToList();
        if (after.Has("clustered") && before?.Has("clustered") != true)
            text.Add($"{table} cluster on {SqlNames.Of(after.Name)}", after.Id);
        else if (before?.Has("clustered") == true && !after.Has("clustered") && !others.Any(other => other.Has("clustered")))
            text.Add($"{table} set without cluster", after.Id);
        if (after.Has("replica-identity") && before?.Has("replica-identity") != true)
            text.Add($"{table} replica identity using index {SqlNames.Of(after.Name)}", after.Id);
        else if (before?.Has("replica-identity") == true && !after.Has("replica-identity")
            && !others.Any(other => other.Has("replica-identity"))
            && text.After.Find(after.Parent!)?.Has("replica-identity") != true)
            text.Add($"{table} replica identity default", after.Id);
    }

    static void WriteStatistics(SchemaObject one, DdlText text)
    {
        foreach (var (column, target) in Columns(one))
            text.Add($"alter index {text.Name(one.Id)} alter column {column} set statistics {target}", one.Id);
    }

    static NamedValues Columns(SchemaObject one) => NamedValues.Of(one["statistics"], ", ", "=");

    static string Body(SchemaObject one)
    {
        var definition = ServerText.Lowered(one.Required("definition"));
        if (definition.StartsWith("using btree ", StringComparison.Ordinal))
            definition = definition["using btree ".Length..];
        var where = ServerText.Find(definition, " where ");
        var storage = (one["options"] is { } options ? $" with ({StorageOptions.Words(options)})" : "")
            + (one["tablespace"] is { } space ? $" tablespace {SqlNames.Of(space)}" : "");
        return where < 0 ? definition + storage : definition[..where] + storage + definition[where..];
    }

    static bool IsPartitioned(SchemaObject one, DatabaseSchema schema) =>
        one.Parent is { } parent && schema.Find(parent)?.Has("partition-by") == true;
}
