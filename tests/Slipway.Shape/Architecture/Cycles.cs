using Slipway.Shape.Source;

namespace Slipway.Shape.Architecture;

/// <summary>Namespaces that use each other in a circle.</summary>
static class Cycles
{
    /// <summary>
    /// The circles. A namespace within another one (<c>Slipway.Rollout.Stages</c>) counts as a part of it, unless the outer one
    /// is a whole project.
    /// </summary>
    public static IEnumerable<Finding> Of(IEnumerable<Use> uses)
    {
        var edges = uses
            .Select(use => (From: PartOf(use.From), To: PartOf(use.To), Use: use))
            .Where(edge => edge.From != edge.To)
            .GroupBy(edge => (edge.From, edge.To))
            .ToDictionary(group => group.Key, group => group.First().Use);
        return
            from edge in edges
            let circle = Path(edge.Key.To, edge.Key.From, [.. edges.Keys])
            where circle is not null
            select new Finding(edge.Value.Where, $"{edge.Key.From} → {string.Join(" → ", circle)} ({edge.Value.What})");
    }

    static string PartOf(string space)
    {
        var parts = space.Split('.');
        var depth = Rooms.Of(space).StartsWith("Slipway.", StringComparison.Ordinal) ? 3 : 2;
        return string.Join('.', parts.Take(depth));
    }

    // The shortest way, breadth first.
    static List<string>? Path(string from, string to, List<(string From, string To)> edges)
    {
        var ways = new Queue<List<string>>([[from]]);
        var seen = new HashSet<string> { from };
        while (ways.TryDequeue(out var way))
        {
            if (way[^1] == to)
                return way;
            foreach (var next in edges.Where(edge => edge.From == way[^1] && seen.Add(edge.To)))
                ways.Enqueue([.. way, next.To]);
        }

        return null;
    }
}
