using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>
/// Compares two schemas, thing by thing and property by property. It is exact: equal means no change, and nothing is guessed.
/// </summary>
public static class SchemaDiff
{
    /// <summary>All in which two schemas differ. Pure; the order of the changes depends on nothing else.</summary>
    public static SchemaDifference Between(DatabaseSchema before, DatabaseSchema after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<SchemaChange>();
        foreach (var was in before.Objects)
        {
            if (after.Find(was.Id) is not { } now)
                changes.Add(new SchemaChange.Drop(was));
            else if (Differing(was, now) is { Length: > 0 } properties)
                changes.Add(new SchemaChange.Alter(was, now, properties));
        }

        changes.AddRange(after.Objects.Where(now => !before.Has(now.Id)).Select(now => new SchemaChange.Create(now)));
        return new SchemaDifference(before, after,
        [
            .. changes.OrderBy(change => change.Object.Schema, StringComparer.Ordinal)
                .ThenBy(change => change.Object.Parent.Length > 0 ? change.Object.Parent : change.Object.Name, StringComparer.Ordinal)
                .ThenBy(change => change.Object.Kind)
                .ThenBy(change => change.Object.Name, StringComparer.Ordinal)
                .ThenBy(change => change is SchemaChange.Create),
        ]);
    }

    static ImmutableArray<string> Differing(SchemaObject was, SchemaObject now)
    {
        if (was.Properties.AsSpan().SequenceEqual(now.Properties.AsSpan()))
            return [];
        return
        [
            .. was.Properties.Concat(now.Properties).Select(property => property.Name).Distinct()
                .Where(name => was[name] != now[name]),
        ];
    }
}
