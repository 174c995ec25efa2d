using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Problems;

namespace Slipway.Graph;

/// <summary>What can be wrong with the order of migrations, in words.</summary>
static class GraphProblem
{
    public static Problem Cycle(IReadOnlyList<RevisionNode> cycle) => new(
        Codes.Cycle,
        cycle.Count == 2
            ? $"{cycle[0]} names itself as its parent: {string.Join(" → ", cycle)}."
            : $"Each of these migrations waits for the next, in a circle: {string.Join(" → ", cycle)}.")
    {
        Where = cycle.Select(node => node.File).FirstOrDefault(file => file is not null)?.At(),
        Fix = "Change one of the parent or depends lines, so that one of them can be the first.",
    };

    public static Problem Missing(Migration child, string parent, bool isParent, IReadOnlyCollection<string> known) => new(
        Codes.MissingParent,
        $"{child.Id} {(isParent ? "names the parent" : "depends on")} {parent}, and no file has that id.")
    {
        Where = child.At(),
        Fix = (Nearest.To(parent, known) is { } near ? $"Did you mean {near}? If not: b" : "B")
            + $"ring the file of {parent} back, or name another one in {child.Path}.",
    };

    public static Problem Ambiguous(Migration child, string name, IEnumerable<RevisionNode> candidates) => new(
        Codes.AmbiguousParent,
        $"{child.Id} names {name}, which may be {Nearest.List(candidates.Select(node => node.Id))}.")
    {
        Where = child.At(),
        Fix = "Write the app as well, such as "
            + $"{candidates.Select(node => node.Id).Order(CanonicalOrder.Instance).First()}.",
    };

    public static Problem Duplicate(Migration first, Migration second) => new(
        Codes.DuplicateId,
        $"Two files have the id {second.Id}: {first.Path} and {second.Path}.")
    {
        Where = second.At(),
        Fix = "Give one of them another number.",
    };

    /// <summary>Several heads in one app, with a drawing of where they part.</summary>
    public static Problem SeveralHeads(RevisionGraph graph, string app, ImmutableArray<string> heads) => new(
        Codes.SeveralHeads,
        $"{(app.Length == 0 ? "There are" : $"The app {app} has")} {heads.Length} heads: {Nearest.List(heads)}.")
    {
        Where = graph.Find(heads[^1])?.At(),
        Excerpt = Draw(graph, heads),
        Fix = $"Where {heads[^1]} is not applied anywhere yet, put it on top: write `-- migrate:parent {heads[0]}` into its file. "
            + $"Else join them in a new one: `slipway new merge {Parents(heads)}`.",
    };

    static string Parents(ImmutableArray<string> heads) =>
        string.Join(' ', heads.Take(Nearest.Shown).Select(head => $"--parent {head}"));

    static string Draw(RevisionGraph graph, ImmutableArray<string> heads)
    {
        var drawn = heads.Length <= Nearest.Shown ? heads : heads[..Nearest.Shown];
        var lineages = drawn.Select(head => graph.LineTo(head)).ToList();
        var shared = lineages.Aggregate(lineages[0].AsEnumerable(), (all, lineage) => all.Where(lineage.Contains))
            .ToHashSet(StringComparer.Ordinal);
        var point = graph.Order.LastOrDefault(file => shared.Contains(file.Id))?.Id ?? "base";
        var branches = drawn.Select((head, i) =>
        {
            var between = lineages[i].Count(id => id != head && !shared.Contains(id) && graph.Find(id) is not null);
            return between > 0 ? $"{between} more ─ {head}" : head;
        }).ToList();
        if (drawn.Length < heads.Length)
            branches.Add($"and {heads.Length - drawn.Length} more");
        return string.Join('\n', [point, .. branches[..^1].Select(branch => $"├─ {branch}"), $"└─ {branches[^1]}"]);
    }
}
