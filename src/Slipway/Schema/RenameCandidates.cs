using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>
/// Finds what could have been renamed. Two schemas cannot tell a rename from a drop and an add, and the one keeps rows that the other
/// loses: so it is never guessed, and who wants it must say so.
/// </summary>
public static class RenameCandidates
{
    const string TypeOfColumn = "type";

    /// <summary>Columns of one table with the same type, and tables that share at least half of their columns.</summary>
    public static ImmutableArray<RenameCandidate> Of(SchemaDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var gone = difference.Topmost.OfType<SchemaChange.Drop>().Select(change => change.Before).ToList();
        var made = difference.Topmost.OfType<SchemaChange.Create>().Select(change => change.After)
            .ToLookup(one => $"{one.Kind} {one.Id.Schema}");
        return
        [
            .. from was in gone
               where was.Kind is ObjectKind.Table or ObjectKind.Column
               from now in made[$"{was.Kind} {was.Id.Schema}"]
               where was.Kind is ObjectKind.Column ? AreAlike(was, now) : ShareColumns(difference, was, now)
               select new RenameCandidate(was.Id, now.Id),
        ];
    }

    static bool AreAlike(SchemaObject was, SchemaObject now) =>
        was.Parent is not null && was.Parent == now.Parent && was[TypeOfColumn] == now[TypeOfColumn];

    static bool ShareColumns(SchemaDifference difference, SchemaObject was, SchemaObject now)
    {
        var before = ColumnsOf(difference.Before, was);
        var after = ColumnsOf(difference.After, now);
        return before.Count > 0 && 2 * before.Intersect(after).Count() >= Math.Max(before.Count, after.Count);
    }

    static HashSet<string> ColumnsOf(DatabaseSchema schema, SchemaObject table) =>
        [.. schema.ChildrenOf(table.Id, ObjectKind.Column).Select(column => $"{column.Name} {column[TypeOfColumn]}")];
}
