using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>The order in which people make things: as they stand, but what is needed before what needs it, circles aside.</summary>
static class TableOrder
{
    public static IEnumerable<SchemaObject> ParentsFirst(DatabaseSchema schema, Func<SchemaObject, bool> isWanted)
    {
        var order = Comparer<SchemaObject>.Create(static (one, other) => one.Position.CompareTo(other.Position));
        var left = new SortedSet<SchemaObject>(schema.Objects.Where(isWanted), order);
        var waits = left.ToDictionary(one => one, one => NeedsOf(schema, one).Where(left.Contains).ToHashSet());
        var followers = left.SelectMany(one => waits[one].Select(need => new { Need = need, By = one }))
            .ToLookup(pair => pair.Need, pair => pair.By);
        var ready = new SortedSet<SchemaObject>(left.Where(one => waits[one].Count == 0), order);
        while ((ready.Min ?? left.Min) is { } next)
        {
            yield return next;
            ready.Remove(next);
            left.Remove(next);
            foreach (var follower in followers[next])
            {
                if (waits[follower].Remove(next) && waits[follower].Count == 0 && left.Contains(follower))
                    ready.Add(follower);
            }
        }
    }

    static IEnumerable<SchemaObject> NeedsOf(DatabaseSchema schema, SchemaObject one) => one.Needs
        .Concat(schema.ChildrenOf(one.Id, ObjectKind.ForeignKey).SelectMany(key => key.Needs))
        .Select(schema.Find).OfType<SchemaObject>();
}
