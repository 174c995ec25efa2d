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
        var applied = AppliedIds(history);
        var revision = Revision.Resolve(target, graph, applied);
        if (!revision.Succeeded)
            return revision.Problems;
        if (!revision.Value.Undo.IsEmpty || IsBase(target))
            return PlanProblem.UpCannotRevert(target);

        var wanted = graph.AncestorsOf(revision.Value.Ids);
        var pending = comparison.Pending.Where(file => wanted.Contains(file.Id)).ToList();
        var steps = pending.Where(file => IsWithin(file.Phase, phases)).ToList();
        var spliced = comparison.Spliced.Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        return new MigrationPlan(
            [.. steps.Select(file => new PlanStep(file, Direction.Up) { Parents = graph.ParentsOf(file.Id) })],
            graph.TipsOf(applied),
            graph.TipsOf([.. applied, .. steps.Select(file => file.Id)]),
            [
                .. comparison.Notes,
                .. steps.Where(file => MigrationId.LooksInvented(file.Id.AsSpan(file.Id.LastIndexOf('/') + 1)))
                    .Select(HistoryProblem.Placeholder),
                .. steps.Where(file => spliced.Contains(file.Id)).Select(HistoryProblem.Spliced),
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
        var applied = AppliedIds(history);
        var revision = Revision.Resolve(target, graph, applied);
        if (!revision.Succeeded)
            return revision.Problems;
        if (revision.Value.Ids.Except(applied, StringComparer.Ordinal).ToList() is { Count: > 0 } pending)
            return PlanProblem.DownCannotApply(target, pending);

        var leaving = Leaving(graph, revision.Value);
        var rows = history.Applied.Where(row => leaving.Contains(row.Id)).Reverse().ToList();
        var steps = rows.Select(row => new { row, migration = Reverting.Of(row, graph.Find(row.Id)) }).ToList();
        ImmutableArray<Problem> problems =
        [
            .. steps.Where(step => step.migration.Down is null).Select(step => PlanProblem.Irreversible(step.row, graph.Find(step.row.Id))),
        ];
        return !problems.IsEmpty
            ? problems
            : new MigrationPlan(
                [.. steps.Select(step => new PlanStep(step.migration, Direction.Down) { Parents = step.row.Parents })],
                graph.TipsOf(applied),
                graph.TipsOf([.. applied.Where(id => !leaving.Contains(id))]),
                []);
    }

    /// <summary>
    /// What lies beyond the revision on its line leaves, with everything that was built on it. Another app's migration that
    /// only depends on the revision itself stays.
    /// </summary>
    static IReadOnlySet<string> Leaving(RevisionGraph graph, RevisionSet revision)
    {
        if (!revision.Undo.IsEmpty)
            return graph.BuiltOn(revision.Undo);
        var kept = graph.AncestorsOf(revision.Ids);
        return graph.BuiltOn(graph.LineFrom(revision.Ids).Where(id => !kept.Contains(id)));
    }

    /// <summary>Whether it is base, or an app's, also where nothing is applied that could be undone.</summary>
    static bool IsBase(string target) => target.Trim() is "base" or [.., '@', 'b', 'a', 's', 'e'];

    static bool IsWithin(Phase phase, PhaseLimit limit) => phase switch
    {
        Phase.Contract => limit is PhaseLimit.Contract or PhaseLimit.All,
        Phase.Backfill => limit is not PhaseLimit.Expand,
        _ => true,
    };

    static ImmutableArray<string> AppliedIds(MigrationHistory history) => [.. history.Applied.Select(row => row.Id)];
}
