using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Problems;

namespace Slipway.Graph;

/// <summary>Joins files and records to nodes, and collects everything that is wrong with them.</summary>
sealed class GraphBuilder(IReadOnlyDictionary<string, ImmutableArray<string>> recorded)
{
    /// <summary>Nobody reads more, and each is looked for among all ids.</summary>
    const int MostSuggestions = 50;

    readonly Dictionary<string, RevisionNode> nodes = new(StringComparer.Ordinal);
    readonly Dictionary<string, RevisionNode> lastOfApp = new(StringComparer.Ordinal);
    readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    ILookup<string, RevisionNode>? byName;

    public ImmutableArray<Problem> Problems => problems.ToImmutable();

    /// <returns>The nodes in canonical order; incomplete when there are problems.</returns>
    public List<RevisionNode> Build(IEnumerable<Migration> migrations)
    {
        var files = migrations.OrderBy(file => file.Id, CanonicalOrder.Instance).ToList();
        foreach (var file in files)
        {
            if (!nodes.TryAdd(file.Id, new RevisionNode(file.Id, file)))
                problems.Add(GraphProblem.Duplicate(nodes[file.Id].File!, file));
        }

        foreach (var id in recorded.Keys)
            nodes.TryAdd(id, new RevisionNode(id, file: null));

        foreach (var file in files.Where(file => ReferenceEquals(nodes[file.Id].File, file)))
            Connect(nodes[file.Id], file);
        foreach (var node in nodes.Values.Where(node => node.File is null))
            ConnectAsRecorded(node);

        var sorted = nodes.Values.OrderBy(node => node.Id, CanonicalOrder.Instance).ToList();
        var order = TopologicalOrder.Of(sorted);
        if (order.Count < sorted.Count)
            problems.AddRange(TopologicalOrder.Cycles(sorted, order).Select(GraphProblem.Cycle));
        return order;
    }

    void Connect(RevisionNode node, Migration file)
    {
        var before = lastOfApp.GetValueOrDefault(node.App);
        lastOfApp[node.App] = node;
        if (!file.DeclaredParents.IsDefault)
        {
            foreach (var name in file.DeclaredParents)
                Find(file, name, own: true, node.AddParent);
        }
        else if (recorded.ContainsKey(node.Id))
        {
            ConnectAsRecorded(node);
            if (before is not null && !node.Parents.Contains(before))
                node.SetLate(before);
        }
        else if (before is not null)
        {
            node.AddParent(before);
        }

        foreach (var name in file.Depends)
            Find(file, name, own: false, node.AddDepends);
    }

    void ConnectAsRecorded(RevisionNode node)
    {
        foreach (var id in recorded[node.Id])
        {
            if (nodes.TryGetValue(id, out var parent))
                node.AddParent(parent);
        }
    }

    /// <summary>A parent's bare name means the own app first; what a file depends on is usually in another.</summary>
    void Find(Migration file, string name, bool own, Action<RevisionNode> found)
    {
        var inOwnApp = file.App.Length > 0 ? $"{file.App}/{name}" : name;
        if (nodes.TryGetValue(own ? inOwnApp : name, out var node) || nodes.TryGetValue(own ? name : inOwnApp, out node))
        {
            found(node);
            return;
        }

        byName ??= nodes.Values.ToLookup(other => CanonicalOrder.NameOf(other.Id).ToString(), StringComparer.Ordinal);
        switch (byName[name].ToList())
        {
            case [var only]:
                found(only);
                break;
            case []:
                problems.Add(GraphProblem.Missing(file, name, own, problems.Count < MostSuggestions ? nodes.Keys : []));
                break;
            case var several:
                problems.Add(GraphProblem.Ambiguous(file, name, several));
                break;
        }
    }
}
