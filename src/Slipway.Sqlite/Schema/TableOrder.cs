using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>The order in which people make things: as they stand, but what is needed before what needs it, circles aside.</summary>
static class TableOrder
{
    public static IEnumerable<SchemaObject> ParentsFirst(DatabaseSchema schema, Func<SchemaObject, bool> isWanted)
    {
        var left = new SortedDictionary<int, SchemaObject>(schema.Objects.Where(isWanted).ToDictionary(one => one.Position));
        var positions = left.Values.ToDictionary(one => one.Id, one => one.Position);
        var needs = left.Values.ToDictionary(one => one.Position, one => NeedsOf(schema, one).Where(positions.ContainsKey).Select(id => positions[id]).ToHashSet());
        var followers = needs.SelectMany(pair => pair.Value.Select(need => (need, pair.Key))).ToLookup(pair => pair.need, pair => pair.Key);
        var ready = new SortedSet<int>(needs.Where(pair => pair.Value.Count == 0).Select(pair => pair.Key));
        while (left.Count > 0)
        {
            var next = ready.Count > 0 ? ready.Min : left.First().Key;
            yield return left[next];
            ready.Remove(next);
            left.Remove(next);
            foreach (var follower in followers[next])
            {
                if (needs[follower].Remove(next) && needs[follower].Count == 0 && left.ContainsKey(follower))
                    ready.Add(follower);
            }
        }
    }

    static IEnumerable<ObjectId> NeedsOf(DatabaseSchema schema, SchemaObject one) =>
        one.Needs.Concat(schema.ChildrenOf(one.Id, ObjectKind.ForeignKey).SelectMany(key => key.Needs));
}
