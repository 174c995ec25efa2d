using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>The order in which people make things: as they stand, but what is needed before what needs it.</summary>
static class TableOrder
{
    public static IEnumerable<SchemaObject> ParentsFirst(DatabaseSchema schema, Func<SchemaObject, bool> isWanted)
    {
        var seen = new HashSet<ObjectId>();
        var sorted = new List<SchemaObject>();
        foreach (var one in schema.Objects.Where(isWanted).OrderBy(one => one.Position))
            Visit(one);
        return sorted;

        void Visit(SchemaObject one)
        {
            if (!seen.Add(one.Id))
                return;
            foreach (var need in one.Needs.Concat(schema.ChildrenOf(one.Id, ObjectKind.ForeignKey).SelectMany(key => key.Needs)))
            {
                if (schema.Find(need) is { } other && isWanted(other))
                    Visit(other);
            }

            sorted.Add(one);
        }
    }
}
