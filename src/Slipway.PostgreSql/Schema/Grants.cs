using System.Collections.Immutable;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.PostgreSql.Schema;

/// <summary>Who may do what with things.</summary>
static class Grants
{
    /// <summary>Adds the statements that make the rights what they are to be. What is new has what default privileges give it.</summary>
    public static void Write(SchemaObject? before, SchemaObject after, DdlText text)
    {
        var rights = Right.Of(after[SchemaObject.Grants]);
        var changes = RightsChange.Between(before is null ? Initial(after.Id, text) : Right.Of(before[SchemaObject.Grants]), rights);
        foreach (var change in changes)
        {
            text.Add(new DdlStatement(Sql(change, after.Id, text), after.Id) { TakesAway = before is not null && !change.Grants });
            if (!change.Grants && before is not null && after.Kind.HoldsRows())
                KeepOnColumns(change, after, text);
        }
    }

    static string Sql(RightsChange change, ObjectId id, DdlText text) => id.Kind switch
    {
        ObjectKind.Column => change.Sql(text.ParentName(id), SqlNames.Of(id.Name)),
        ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable => change.Sql(text.Name(id)),
        ObjectKind.Aggregate => change.Sql($"function {text.Name(id)}"),
        ObjectKind.ForeignServer => change.Sql($"foreign server {text.Name(id)}"),
        _ => change.Sql(SqlSubject.Of(id, text)),
    };

    /// <summary>What is revoked of a table is revoked of its columns as well: where it was granted on one of them it comes back.</summary>
    static void KeepOnColumns(RightsChange change, SchemaObject table, DdlText text)
    {
        foreach (var column in text.After.ChildrenOf(table.Id, ObjectKind.Column).Where(column => text.Before.Has(column.Id)))
        {
            var kept = Right.Of(column[SchemaObject.Grants])
                .Where(right => right.Granted && right.Role == change.Role && change.Privileges.Contains(right.Privilege));
            foreach (var again in RightsChange.Between([], [.. kept]))
                text.Add(Sql(again, column.Id, text), column.Id);
        }
    }

    static ImmutableArray<Right> Initial(ObjectId id, DdlText text)
    {
        var things = id.Kind switch
        {
            ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable => "tables",
            ObjectKind.Sequence => "sequences",
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => "functions",
            ObjectKind.Enum or ObjectKind.CompositeType or ObjectKind.RangeType or ObjectKind.Domain => "types",
            ObjectKind.Schema when id.Name != "public" => "schemas",
            _ => null,
        };
        return things is null ? [] : Right.Sum(Given("", things, text), id.Schema.Length == 0 ? [] : Given(id.Schema, things, text));
    }

    static ImmutableArray<Right> Given(string schema, string things, DdlText text) =>
        Right.Of(text.Progress.DefaultPrivileges(new ObjectId(ObjectKind.DefaultPrivileges, schema, things))?["rights"]);
}
