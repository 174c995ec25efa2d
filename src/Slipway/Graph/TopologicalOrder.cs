namespace Slipway.Graph;

/// <summary>
/// The canonical order: of the migrations whose parents are done, the smallest comes first. Other orders that respect
/// the parents can give other schemas, so there is exactly one.
/// </summary>
static class TopologicalOrder
{
    /// <summary>So often wrong guesses are looked for one by one; then all that may be wrong are given up.</summary>
    const int Turns = 20;

    /// <summary>Orders the nodes; those on a cycle, or after one, are left out.</summary>
    /// <param name="nodes">The nodes, sorted by <see cref="CanonicalOrder"/>.</param>
    public static List<RevisionNode> Of(IReadOnlyList<RevisionNode> nodes)
    {
        for (var turn = 1; ; turn++)
        {
            var order = Sort(nodes);
            if (order.Count == nodes.Count)
                return order;

            // That a file came late is a guess from its name; where it closes a circle, it yields to what files and records say.
            var guesses = turn <= Turns ? GuessesIn(Cycles(nodes, order)) : [.. nodes.Except(order).Where(node => node.Late is not null)];
            if (guesses.Count == 0)
                return order;
            guesses.ForEach(node => node.ForgetLate());
        }
    }

    static List<RevisionNode> GuessesIn(IEnumerable<IReadOnlyList<RevisionNode>> cycles) =>
    [
        .. cycles.SelectMany(cycle => cycle.Take(cycle.Count - 1).Where((node, place) => node.Late == cycle[place + 1])),
    ];

    static List<RevisionNode> Sort(IReadOnlyList<RevisionNode> nodes)
    {
        var waitsFor = new Dictionary<RevisionNode, int>(nodes.Count);
        var rank = new Dictionary<RevisionNode, int>(nodes.Count);
        var ready = new PriorityQueue<RevisionNode, int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            // What only the history knows is applied already, so it is never waited for.
            rank[node] = node.File is null ? i : i + nodes.Count;
            waitsFor[node] = node.Before.Count();
            if (waitsFor[node] == 0)
                ready.Enqueue(node, rank[node]);
        }

        var order = new List<RevisionNode>(nodes.Count);
        while (ready.TryDequeue(out var node, out _))
        {
            order.Add(node);
            foreach (var next in node.After)
            {
                if (--waitsFor[next] == 0)
                    ready.Enqueue(next, rank[next]);
            }
        }

        return order;
    }

    /// <summary>The cycles among the nodes that could not be ordered, each from its smallest id to that id again.</summary>
    public static IEnumerable<IReadOnlyList<RevisionNode>> Cycles(
        IReadOnlyList<RevisionNode> nodes, IReadOnlyCollection<RevisionNode> ordered)
    {
        var done = ordered.ToHashSet();
        var walkOf = new Dictionary<RevisionNode, int>();
        for (var walk = 0; walk < nodes.Count; walk++)
        {
            // Whoever is stuck waits for somebody who is stuck: walking there ends in a circle, or on an earlier walk.
            var path = new List<RevisionNode>();
            var node = nodes[walk];
            while (!done.Contains(node) && walkOf.TryAdd(node, walk))
            {
                path.Add(node);
                node = node.Before.First(other => !done.Contains(other));
            }

            if (path.Count > 0 && walkOf[node] == walk)
                yield return FromSmallest(path[path.IndexOf(node)..]);
        }
    }

    static List<RevisionNode> FromSmallest(List<RevisionNode> cycle)
    {
        var start = cycle.IndexOf(cycle.MinBy(node => node.Id, CanonicalOrder.Instance)!);
        return [.. cycle[start..], .. cycle[..start], cycle[start]];
    }
}
