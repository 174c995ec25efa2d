using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Problems;

namespace Slipway.Graph;

/// <summary>
/// The migrations and what they stand on: an acyclic graph that never changes. It holds the files and, so that an
/// older build can speak of them, the migrations that only the history knows.
/// </summary>
/// <remarks>Ids that it does not know have no parents, children, ancestors or descendants.</remarks>
public sealed class RevisionGraph
{
    readonly ImmutableArray<RevisionNode> nodes;
    readonly Dictionary<string, RevisionNode> byId;

    RevisionGraph(List<RevisionNode> order)
    {
        nodes = [.. order];
        byId = order.ToDictionary(node => node.Id, StringComparer.Ordinal);
        Order = [.. order.Where(node => node.File is not null).Select(node => node.File!)];
        Heads = TipsOf(node => node.File is not null);
        Roots = [.. Sorted(order.Where(node => node.File is not null && !node.LineBefore.Any()))];
    }

    /// <summary>The files in canonical order: of those whose parents are done, the smallest id first.</summary>
    public ImmutableArray<Migration> Order { get; }

    /// <summary>The files that no other file builds on, sorted; each app has one unless it was branched.</summary>
    public ImmutableArray<string> Heads { get; }

    /// <summary>The files that nothing comes before on the line of their app, sorted: the first of each app.</summary>
    public ImmutableArray<string> Roots { get; }

    /// <summary>All ids, the history's included, in canonical order.</summary>
    internal IEnumerable<string> Ids => nodes.Select(node => node.Id);

    /// <summary>Builds the graph.</summary>
    /// <param name="migrations">The files.</param>
    /// <param name="recordedParents">The parents that the history holds, by id; empty without a database.</param>
    /// <returns>The graph, or every problem: cycles, missing and ambiguous parents, duplicate ids.</returns>
    public static Outcome<RevisionGraph> Build(
        ImmutableArray<Migration> migrations, IReadOnlyDictionary<string, ImmutableArray<string>> recordedParents)
    {
        var builder = new GraphBuilder(recordedParents);
        var order = builder.Build(migrations);
        return builder.Problems is { IsEmpty: false } problems ? problems : new RevisionGraph(order);
    }

    /// <summary>The file of that id; <see langword="null"/> when there is none.</summary>
    public Migration? Find(string id) => byId.GetValueOrDefault(id)?.File;

    /// <summary>The parents: those that the file declares, else the recorded ones, else the file before it in its app.</summary>
    public ImmutableArray<string> ParentsOf(string id) => Pick(id, node => node.Parents);

    /// <summary>The migrations whose parent it is, sorted.</summary>
    public ImmutableArray<string> ChildrenOf(string id) => Pick(id, node => node.Children);

    /// <summary>The migrations of other apps that it depends on.</summary>
    public ImmutableArray<string> DependsOf(string id) => Pick(id, node => node.Depends);

    /// <summary>
    /// The ids themselves and all that comes before them: parents, what they depend on, and files that came late.
    /// </summary>
    public IReadOnlySet<string> AncestorsOf(IEnumerable<string> ids) => Closure(ids, node => node.Before);

    /// <summary>The ids themselves and all that comes after them: the inverse of <see cref="AncestorsOf"/>.</summary>
    public IReadOnlySet<string> DescendantsOf(IEnumerable<string> ids) => Closure(ids, node => node.After);

    /// <summary>
    /// The ids themselves and all that was built on them and cannot stand without them: <see cref="DescendantsOf"/>
    /// less what was applied before a late file came.
    /// </summary>
    public IReadOnlySet<string> BuiltOn(IEnumerable<string> ids) => Closure(ids, node => node.BuiltOn);

    /// <summary>The problems of apps that have several heads; empty when none has.</summary>
    public ImmutableArray<Problem> CheckHeads() =>
    [
        .. Heads.GroupBy(CanonicalOrder.AppOf, StringComparer.Ordinal)
            .Where(app => app.Skip(1).Any())
            .Select(app => GraphProblem.SeveralHeads(this, app.Key, [.. app])),
    ];

    /// <summary>Those of the ids that no other of them comes after, sorted; ids that are not known stay.</summary>
    internal ImmutableArray<string> TipsOf(IReadOnlyCollection<string> ids)
    {
        var set = ids.ToHashSet(StringComparer.Ordinal);
        var tips = TipsOf(node => set.Contains(node.Id));
        return [.. tips.Concat(set.Where(id => !byId.ContainsKey(id))).Order(CanonicalOrder.Instance)];
    }

    /// <summary>The id itself and all that comes before it on the lines that lead to it, other apps left out.</summary>
    internal IReadOnlySet<string> LineTo(string id) => Closure([id], node => node.LineBefore);

    /// <summary>The ids themselves and all that comes after them on their lines, what depends on them left out.</summary>
    internal IReadOnlySet<string> LineFrom(IEnumerable<string> ids) => Closure(ids, node => node.LineAfter);

    /// <summary>The nearest ones before it on its line: a late file rather than the parent that it came after.</summary>
    internal ImmutableArray<string> StepDown(string id)
    {
        var before = Pick(id, node => node.LineBefore);
        return before.Length < 2 ? before : TipsOf(before);
    }

    /// <summary>The nearest ones after it on its line.</summary>
    internal ImmutableArray<string> StepUp(string id)
    {
        var after = Pick(id, node => node.LineAfter);
        return after.Length < 2 ? after : FirstOf(after.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Those of the ids that no other of them comes before, sorted.</summary>
    ImmutableArray<string> FirstOf(HashSet<string> ids)
    {
        var covered = new HashSet<RevisionNode>();
        var first = new List<RevisionNode>();
        foreach (var node in nodes)
        {
            if (node.Before.Any(before => covered.Contains(before)))
                covered.Add(node);
            else if (ids.Contains(node.Id) && covered.Add(node))
                first.Add(node);
        }

        return [.. Sorted(first)];
    }

    ImmutableArray<string> TipsOf(Func<RevisionNode, bool> isMember)
    {
        var covered = new HashSet<RevisionNode>();
        var tips = new List<RevisionNode>();
        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            if (nodes[i].LineAfter.Any(after => covered.Contains(after) || isMember(after)))
                covered.Add(nodes[i]);
            else if (isMember(nodes[i]))
                tips.Add(nodes[i]);
        }

        return [.. Sorted(tips)];
    }

    ImmutableArray<string> Pick(string id, Func<RevisionNode, IEnumerable<RevisionNode>> which) =>
        byId.TryGetValue(id, out var node) ? [.. Sorted(which(node))] : [];

    HashSet<string> Closure(IEnumerable<string> ids, Func<RevisionNode, IEnumerable<RevisionNode>> next)
    {
        var seen = new HashSet<RevisionNode>();
        var open = new Stack<RevisionNode>();
        foreach (var id in ids)
        {
            if (byId.TryGetValue(id, out var node) && seen.Add(node))
                open.Push(node);
        }

        while (open.TryPop(out var node))
        {
            foreach (var other in next(node))
            {
                if (seen.Add(other))
                    open.Push(other);
            }
        }

        return seen.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
    }

    static IEnumerable<string> Sorted(IEnumerable<RevisionNode> some) =>
        some.Select(node => node.Id).Order(CanonicalOrder.Instance);
}
