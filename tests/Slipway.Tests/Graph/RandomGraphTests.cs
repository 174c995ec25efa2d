using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Graph;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Graph;

/// <summary>The graph against <see cref="ReferenceGraph"/>. A failure prints its seed: <c>Config.Replay</c> takes it.</summary>
public sealed class RandomGraphTests
{
    static readonly ImmutableDictionary<string, ImmutableArray<string>> NoHistory =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    [Fact]
    public void Fault_E10_Cycles_are_found_exactly_where_there_are_some()
    {
        Check(5_000, ReferenceGraph.Any(), reference =>
        {
            var graph = RevisionGraph.Build(reference.Files, NoHistory);

            Assert.Equal(reference.HasCycle, !graph.Succeeded);
            Assert.All(graph.Problems, problem => Assert.Equal(Codes.Cycle, problem.Code));
            foreach (var problem in graph.Problems)
                AssertIsCycle(reference, CycleOf(problem));
        });
    }

    [Fact]
    public void Order_heads_and_closures_agree_with_the_reference()
    {
        Check(1_000, ReferenceGraph.Acyclic(), reference =>
        {
            var graph = RevisionGraph.Build(reference.Files, NoHistory).Required;

            Assert.Equal(Ids(reference.Order()), graph.Order.Select(file => file.Id));
            Assert.Equal(Ids(reference.Heads), graph.Heads);
            Assert.Equal(Ids(reference.Roots), graph.Roots);
            foreach (var node in reference.Nodes)
            {
                var id = ReferenceGraph.IdOf(node);
                Assert.Equal(Ids(reference.Ancestors(node)), graph.AncestorsOf([id]).Order(StringComparer.Ordinal));
                Assert.Equal(Ids(reference.Descendants(node)), graph.DescendantsOf([id]).Order(StringComparer.Ordinal));
            }
        });
    }

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_files()
    {
        Check(500, ReferenceGraph.Acyclic(), reference =>
        {
            var order = RevisionGraph.Build(reference.Files, NoHistory).Required.Order.Select(file => file.Id);

            Assert.Equal(order, RevisionGraph.Build([.. reference.Files.Reverse()], NoHistory).Required.Order.Select(file => file.Id));
        });
    }

    [Fact]
    public void Fault_E12_Several_heads_are_told_exactly_when_there_are_some()
    {
        Check(500, ReferenceGraph.Acyclic(), reference =>
        {
            var heads = Revision.Resolve("head", RevisionGraph.Build(reference.Files, NoHistory).Required, []);

            Assert.Equal(reference.Heads.Count() == 1, heads.Succeeded);
            Assert.All(heads.Problems, problem => Assert.Equal(Codes.SeveralHeads, problem.Code));
        });
    }

    [Fact]
    public void Fault_E11_Whichever_file_is_taken_away_its_children_are_named()
    {
        Check(500, ReferenceGraph.Acyclic(), reference =>
        {
            foreach (var gone in reference.Nodes)
            {
                var id = ReferenceGraph.IdOf(gone);
                var children = reference.Edges.Where(edge => edge.Parent == gone).Select(edge => edge.Child).Order();

                var problems = RevisionGraph.Build(reference.Files.Without(id), NoHistory).Problems;

                Assert.Equal(
                    Ids(children).Select(child => $"{child} names the parent {id}, and no file has that id."),
                    problems.Select(problem => problem.Message));
                Assert.All(problems, problem => Assert.Equal(Codes.MissingParent, problem.Code));
            }
        });
    }

    static void AssertIsCycle(ReferenceGraph reference, ImmutableArray<string> cycle)
    {
        Assert.Equal(cycle[0], cycle[^1]);
        Assert.Equal(cycle[0], cycle.Min(StringComparer.Ordinal));
        Assert.Equal(cycle.Length - 1, cycle.Distinct().Count());
        var edges = reference.Edges.Select(edge => (ReferenceGraph.IdOf(edge.Child), ReferenceGraph.IdOf(edge.Parent))).ToHashSet();
        Assert.All(cycle.Zip(cycle.Skip(1)), pair => Assert.Contains(pair, edges));
    }

    static ImmutableArray<string> CycleOf(Problem problem) =>
        [.. problem.Message[(problem.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].TrimEnd('.').Split(" → ")];

    static IEnumerable<string> Ids(IEnumerable<int> nodes) => nodes.Select(ReferenceGraph.IdOf);

    static void Check(int times, Arbitrary<ReferenceGraph> graphs, Action<ReferenceGraph> holds) =>
        Prop.ForAll(graphs, holds).Check(Rounds.Of(times));
}
