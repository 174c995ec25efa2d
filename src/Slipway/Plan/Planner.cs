using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.History;
using Slipway.Problems;

namespace Slipway.Plan;

/// <summary>Makes plans. Pure: it reads and writes nothing, and the same arguments give the same plan.</summary>
public static class Planner
{
    /// <summary>Plans what takes the database up to a revision: all of its ancestors that are pending.</summary>
    /// <param name="graph">The graph, built with the history's recorded parents.</param>
    /// <param name="comparison">The comparison of files and history; its problems are the caller's to report first.</param>
    /// <param name="history">The history.</param>
    /// <param name="target">The revision, such as <c>head</c>.</param>
    /// <param name="phases">How far to go through the phases.</param>
    /// <returns>The plan, empty when there is nothing to do; or what is wrong with the target.</returns>
    public static Outcome<MigrationPlan> Up(
        RevisionGraph graph, HistoryComparison comparison, MigrationHistory history, string target, PhaseLimit phases)
    {
        var revision = Revision.Resolve(target, graph, AppliedIds(history));
        if (!revision.Succeeded)
            return revision.Problems;
        if (!revision.Value.Undo.IsEmpty || target.Trim() == "base")
            return PlanProblem.UpCannotRevert(target);

        var wanted = graph.AncestorsOf(revision.Value.Ids);
        var pending = comparison.Pending.Where(file => wanted.Contains(file.Id)).ToList();
        var steps = pending.Where(file => IsWithin(file.Phase, phases)).ToList();
        var rows = history.Applied.Select(row => (row.Id, row.Parents));
        return new MigrationPlan(
            [.. steps.Select(file => new PlanStep(file, Direction.Up))],
            history.Current,
            CurrentOf([.. rows, .. steps.Select(file => (file.Id, graph.ParentsOf(file.Id)))]),
            [
                .. comparison.Notes,
                .. pending.Where(file => !IsWithin(file.Phase, phases)).Select(file => PlanProblem.Held(file, phases)),
            ]);
    }

    /// <summary>Plans what takes the database down to a revision: all that is applied beyond it, last applied first.</summary>
    /// <param name="graph">The graph, built with the history's recorded parents.</param>
    /// <param name="history">The history, read with texts when migrations are to be reverted that the files lack.</param>
    /// <param name="target">The revision to go back to, such as <c>-1</c> or <c>0003</c>.</param>
    /// <returns>The plan, empty when there is nothing to do; or every reason why it cannot be.</returns>
    public static Outcome<MigrationPlan> Down(RevisionGraph graph, MigrationHistory history, string target)
    {
        var revision = Revision.Resolve(target, graph, AppliedIds(history));
        if (!revision.Succeeded)
            return revision.Problems;

        var applied = history.Applied.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        if (revision.Value.Ids.Where(id => !applied.Contains(id)).ToList() is { Count: > 0 } pending)
            return PlanProblem.DownCannotApply(target, pending);

        var leaving = Leaving(graph, revision.Value);
        var rows = history.Applied.Where(row => leaving.Contains(row.Id)).Reverse().ToList();
        var steps = rows.Select(row => (row, migration: Reverting.Of(row, graph.Find(row.Id)))).ToList();
        ImmutableArray<Problem> problems =
        [
            .. steps.Where(step => step.migration.Down is null).Select(step => PlanProblem.Irreversible(step.migration, step.row)),
        ];
        return !problems.IsEmpty
            ? problems
            : new MigrationPlan(
                [.. steps.Select(step => new PlanStep(step.migration, Direction.Down))],
                history.Current,
                CurrentOf([.. history.Applied.Where(row => !leaving.Contains(row.Id)).Select(row => (row.Id, row.Parents))]),
                []);
    }

    /// <summary>What lies beyond the revision on its line leaves, with everything that was built on it.</summary>
    static IReadOnlySet<string> Leaving(RevisionGraph graph, RevisionSet revision)
    {
        if (!revision.Undo.IsEmpty)
            return graph.BuiltOn(revision.Undo);
        var kept = graph.AncestorsOf(revision.Ids);
        return graph.BuiltOn(graph.DescendantsOf(revision.Ids).Where(id => !kept.Contains(id)));
    }

    static bool IsWithin(Phase phase, PhaseLimit limit) => phase switch
    {
        Phase.Contract => limit is PhaseLimit.Contract or PhaseLimit.All,
        Phase.Backfill => limit is not PhaseLimit.Expand,
        _ => true,
    };

    static ImmutableArray<string> AppliedIds(MigrationHistory history) => [.. history.Applied.Select(row => row.Id)];

    /// <summary>The current revision as the history will tell it.</summary>
    static ImmutableArray<string> CurrentOf(IReadOnlyCollection<(string Id, ImmutableArray<string> Parents)> rows)
    {
        var parents = rows.SelectMany(row => row.Parents).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select(row => row.Id).Where(id => !parents.Contains(id)).Order(StringComparer.Ordinal)];
    }
}
