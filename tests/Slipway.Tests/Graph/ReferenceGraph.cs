using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Files;

namespace Slipway.Tests.Graph;

/// <summary>
/// A graph of up to 60 nodes as one would write it down in a lecture: a matrix of bits and nothing clever. What the real
/// one says must agree with it. A pair says that the first node stands on the second.
/// </summary>
sealed class ReferenceGraph
{
    readonly ulong[] parents;
    readonly ulong[] ancestors;

    public ReferenceGraph(int count, IEnumerable<(int Child, int Parent)> edges)
    {
        Count = count;
        Edges = [.. edges.Distinct()];
        parents = new ulong[count];
        foreach (var (child, parent) in Edges)
            parents[child] |= 1UL << parent;
        ancestors = [.. parents];
        foreach (var through in Nodes)
        {
            foreach (var node in Nodes.Where(node => Has(ancestors[node], through)))
                ancestors[node] |= ancestors[through];
        }
    }

    public int Count { get; }

    public ImmutableArray<(int Child, int Parent)> Edges { get; }

    public IEnumerable<int> Nodes => Enumerable.Range(0, Count);

    public bool HasCycle => Nodes.Any(node => Has(ancestors[node], node));

    public IEnumerable<int> Heads => Nodes.Where(node => !Edges.Any(edge => edge.Parent == node));

    public IEnumerable<int> Roots => Nodes.Where(node => parents[node] == 0);

    public IEnumerable<int> Ancestors(int node) => Nodes.Where(other => other == node || Has(ancestors[node], other));

    public IEnumerable<int> Descendants(int node) => Nodes.Where(other => other == node || Has(ancestors[other], node));

    /// <summary>Again and again the smallest of those whose parents are done.</summary>
    public IEnumerable<int> Order()
    {
        for (var done = 0UL; Nodes.Any(node => !Has(done, node));)
        {
            var next = Nodes.First(node => !Has(done, node) && (parents[node] & ~done) == 0);
            done |= 1UL << next;
            yield return next;
        }
    }

    public static string IdOf(int node) => $"{node:0000}_m";

    /// <summary>The files, each with a parent line.</summary>
    public ImmutableArray<Migration> Files =>
    [
        .. Nodes.Select(node => Build.File(IdOf(node)) with
        {
            DeclaredParents = [.. Edges.Where(edge => edge.Child == node).Select(edge => IdOf(edge.Parent))],
        }),
    ];

    /// <summary>Graphs of any form; where one fails, simpler ones are tried.</summary>
    public static Arbitrary<ReferenceGraph> Any() => Arb.From(
        from count in Gen.Choose(1, 60)
        from pairs in Gen.Choose(0, count - 1).Two().ListOf()
        select new ReferenceGraph(count, pairs.Select(pair => (pair.Item1, pair.Item2))),
        graph => graph.Simpler());

    /// <summary>Graphs without cycles. Nodes come in any order: what stands on what cannot be told from the numbers.</summary>
    public static Arbitrary<ReferenceGraph> Acyclic() => Arb.From(
        from count in Gen.Choose(1, 60)
        from place in Gen.Shuffle(Enumerable.Range(0, count))
        from pairs in Gen.Choose(0, count - 1).Two().ListOf()
        select new ReferenceGraph(count, pairs
            .Where(pair => pair.Item1 != pair.Item2)
            .Select(pair => (place[Math.Max(pair.Item1, pair.Item2)], place[Math.Min(pair.Item1, pair.Item2)]))),
        graph => graph.Simpler());

    public override string ToString() =>
        $"{Count} nodes: {string.Join(", ", Edges.Select(edge => $"{edge.Parent} <- {edge.Child}"))}";

    IEnumerable<ReferenceGraph> Simpler()
    {
        if (Count > 1)
            yield return new ReferenceGraph(Count - 1, Edges.Where(edge => Math.Max(edge.Child, edge.Parent) < Count - 1));
        foreach (var edge in Edges)
            yield return new ReferenceGraph(Count, Edges.Remove(edge));
    }

    static bool Has(ulong set, int node) => (set >> node & 1) == 1;
}
