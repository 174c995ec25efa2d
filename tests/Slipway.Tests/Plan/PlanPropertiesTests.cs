using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Files;
using Slipway.History;
using Slipway.Plan;
using Slipway.Tests.Graph;
using Xunit;

namespace Slipway.Tests.Plan;

/// <summary>What holds for every plan over random graphs. A failure prints its seed, which <c>Config.Replay</c> takes.</summary>
public sealed class PlanPropertiesTests
{
    [Fact]
    public void A_plan_to_any_migration_is_its_ancestors_in_topological_order_and_then_there_is_nothing_to_do()
    {
        Check((reference, files, target) =>
        {
            var plan = Up(files, MigrationHistory.None, ReferenceGraph.IdOf(target));

            var wanted = reference.Ancestors(target).ToHashSet();
            Assert.Equal(
                reference.Order().Where(wanted.Contains).Select(ReferenceGraph.IdOf),
                plan.Steps.Select(step => step.Migration.Id));
            Assert.Equal([ReferenceGraph.IdOf(target)], plan.To);
            Assert.True(Up(files, After(plan, MigrationHistory.None), ReferenceGraph.IdOf(target)).IsEmpty);
        });
    }

    [Fact]
    public void Up_in_two_goes_applies_the_same_set_as_in_one()
    {
        Check((reference, files, target) =>
        {
            var first = Up(files, MigrationHistory.None, ReferenceGraph.IdOf(target));
            var history = After(first, MigrationHistory.None);
            var second = Up(files, history, "heads");

            Assert.Equal(first.To, second.From);
            Assert.Equal(
                files.Select(file => file.Id).Order(StringComparer.Ordinal),
                first.Steps.Concat(second.Steps).Select(step => step.Migration.Id).Order(StringComparer.Ordinal));
            Assert.Equal(reference.Heads.Select(ReferenceGraph.IdOf), second.To);
        });
    }

    [Fact]
    public void Down_to_where_one_came_from_undoes_exactly_what_up_did()
    {
        Check((_, files, target) =>
        {
            var first = After(Up(files, MigrationHistory.None, ReferenceGraph.IdOf(target)), MigrationHistory.None);
            var up = Up(files, first, "heads");
            if (up.IsEmpty)
                return;

            var history = After(up, first);
            var down = Planner.Down(Build.Graph(files, history), history, $"-{up.Steps.Length}").Required;

            Assert.Equal(up.Steps.Reverse().Select(step => step.Migration.Id), down.Steps.Select(step => step.Migration.Id));
            Assert.Equal(up.To, down.From);
            Assert.Equal(up.From, down.To);
            Assert.Equal(first.Applied.Select(row => row.Id), After(down, history).Applied.Select(row => row.Id));
        });
    }

    [Fact]
    public void Down_to_any_migration_leaves_it_and_its_ancestors_and_nothing_built_on_what_goes()
    {
        Check((reference, files, target) =>
        {
            var history = After(Up(files, MigrationHistory.None, "heads"), MigrationHistory.None);

            var down = Planner.Down(Build.Graph(files, history), history, ReferenceGraph.IdOf(target)).Required;

            Assert.Equal(
                reference.Descendants(target).Where(node => node != target).Select(ReferenceGraph.IdOf).Order(StringComparer.Ordinal),
                down.Steps.Select(step => step.Migration.Id).Order(StringComparer.Ordinal));
            AssertNothingStandsOnWhatIsGone(files, After(down, history), down);
        });
    }

    static void AssertNothingStandsOnWhatIsGone(ImmutableArray<Migration> files, MigrationHistory history, MigrationPlan down)
    {
        var left = history.Applied.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(files.Where(file => left.Contains(file.Id)), file => Assert.Subset(left, file.DeclaredParents.ToHashSet()));
        var order = down.Steps.Select(step => step.Migration.Id).ToList();
        Assert.All(down.Steps, step => Assert.All(
            step.Parents.Where(order.Contains), parent => Assert.True(order.IndexOf(parent) > order.IndexOf(step.Migration.Id))));
    }

    static MigrationPlan Up(ImmutableArray<Migration> files, MigrationHistory history, string target) =>
        Planner.Up(Build.Graph(files, history), Build.Compare(files, history), history, target, PhaseLimit.All).Required;

    /// <summary>The history when the plan has run.</summary>
    static MigrationHistory After(MigrationPlan plan, MigrationHistory history)
    {
        var reverted = plan.Steps.Where(step => step.Direction is Direction.Down).Select(step => step.Migration.Id).ToHashSet();
        return Build.History(
        [
            .. history.Applied.Where(row => !reverted.Contains(row.Id)),
            .. plan.Steps.Where(step => step.Direction is Direction.Up).Select(step => Build.Row(step.Migration, step.Parents)),
        ]);
    }

    static void Check(Action<ReferenceGraph, ImmutableArray<Migration>, int> holds) =>
        Prop.ForAll(ReferenceGraph.Acyclic(), Gen.Choose(0, 59).ToArbitrary(), (reference, target) =>
            holds(reference, reference.Files, target % reference.Count)).Check(Rounds.Of(500));
}
