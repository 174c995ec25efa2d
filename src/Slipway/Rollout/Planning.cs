using System.Collections.Immutable;
using Slipway.Graph;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Replay;

namespace Slipway.Rollout;

/// <summary>From the files and the history to the plan of a deployment, or to every reason why there must be none. Pure.</summary>
public static class Planning
{
    /// <summary>Plans what a run of that request does to a database with that history.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="history">The database's history; with texts when the direction is down.</param>
    /// <param name="database">The database as a person names it.</param>
    /// <returns>The plan; or everything that keeps the run from its first step.</returns>
    public static Outcome<MigrationPlan> Of(DeploymentRequest request, MigrationHistory history, string database)
    {
        if (WrongDatabase(request, history, database) is { } wrong)
            return wrong;
        if (IsAtHead(request, history))
            return new MigrationPlan([], history.Current, history.Current, []);

        var graph = RevisionGraph.Build(request.Files.Migrations, history.RecordedParents);
        if (!graph.Succeeded)
            return graph.Problems;

        var comparison = HistoryComparison.Of(request.Files, graph.Value, history);
        return request.Direction is Direction.Up
            ? Up(request, history, graph.Value, comparison)
            : Down(request, history, graph.Value, comparison);
    }

    /// <summary>
    /// Whether exactly these files are applied, as they are: most starts of a server. Then no order matters, and no graph
    /// need be built to know that there is nothing to do.
    /// </summary>
    static bool IsAtHead(DeploymentRequest request, MigrationHistory history)
    {
        var files = request.Files.Migrations;
        if (request is not { Direction: Direction.Up, Revision: "head", Files.Repeatable: [] }
            || files.IsEmpty || files.Length != history.Applied.Length || !history.Journal.IsEmpty)
            return false;

        var applied = new Dictionary<string, string>(files.Length, StringComparer.Ordinal);
        foreach (var row in history.Applied)
            applied[row.Id] = row.Checksum;
        foreach (var file in files)
        {
            if (!applied.TryGetValue(file.Id, out var checksum) || checksum != file.Checksum)
                return false;
        }

        return true;
    }

    static Outcome<MigrationPlan> Up(
        DeploymentRequest request, MigrationHistory history, RevisionGraph graph, HistoryComparison comparison)
    {
        ImmutableArray<Problem> stopping = [.. Stopping(comparison, request.Ahead), .. OpenRevert(history)];
        if (!stopping.IsEmpty)
            return stopping;

        var plan = Planner.Up(graph, comparison, history, request.Revision, request.Phases ?? DefaultPhases(request, history));
        if (!plan.Succeeded)
            return plan;
        ImmutableArray<Problem> unsupported =
        [
            .. HalfDone(request, history, plan.Value.Steps),
            .. plan.Value.Steps.SelectMany(step => StepProblem.Unsupported(step.Migration)),
            .. request.Files.Repeatable.Select(RolloutProblem.RepeatableUnsupported),
        ];
        return unsupported.IsEmpty ? plan.Value with { Notes = [.. comparison.Problems, .. plan.Value.Notes] } : unsupported;
    }

    /// <summary>A revert runs what the history kept, so that changed and missing files stop nothing.</summary>
    static Outcome<MigrationPlan> Down(
        DeploymentRequest request, MigrationHistory history, RevisionGraph graph, HistoryComparison comparison)
    {
        if (HalfDone(request, history, []).ToImmutableArray() is { IsEmpty: false } half)
            return half;
        var plan = Planner.Down(graph, history, request.Revision);
        return plan.Succeeded ? plan.Value with { Notes = [.. comparison.Problems, .. plan.Value.Notes] } : plan;
    }

    /// <summary>What files and history disagree in, and the rule for a database that is ahead.</summary>
    static IEnumerable<Problem> Stopping(HistoryComparison comparison, AheadRule rule) => rule switch
    {
        AheadRule.Allow => comparison.Problems.Where(problem => !IsAhead(problem)),
        AheadRule.Refuse => comparison.Problems.Concat(comparison.Notes.Where(IsAhead)),
        _ => comparison.Problems,
    };

    static bool IsAhead(Problem problem) => problem.Code == Codes.AheadOfFiles;

    /// <summary>A revert that was interrupted outside of a transaction has to be finished before anything else.</summary>
    static IEnumerable<Problem> OpenRevert(MigrationHistory history) => history.Journal
        .Where(entry => entry.Direction == StepScript.WordOf(Direction.Down))
        .Select(entry => entry.Migration)
        .Distinct()
        .Select(RolloutProblem.InterruptedRevert);

    /// <summary>
    /// What was begun outside of a transaction, is not recorded as applied, and is not among the steps: it is finished before a server
    /// starts, and before anything is reverted that it stands on.
    /// </summary>
    static IEnumerable<Problem> HalfDone(DeploymentRequest request, MigrationHistory history, ImmutableArray<PlanStep> steps) =>
        history.Journal
            .Where(entry => entry.Direction == StepScript.WordOf(Direction.Up) && history.Find(entry.Migration) is null)
            .Select(entry => entry.Migration)
            .Distinct(StringComparer.Ordinal)
            .Where(id => steps.All(step => step.Migration.Id != id))
            .Select(id => RolloutProblem.HalfDoneElsewhere(id, request.Files.Migrations.Any(file => file.Id == id)));

    static PhaseLimit DefaultPhases(DeploymentRequest request, MigrationHistory history) =>
        history.DatabaseIsEmpty || IsDevelopment(history.Environment ?? request.Environment) ? PhaseLimit.All : PhaseLimit.Backfill;

    static bool IsDevelopment(string? label) => label?.Trim().ToLowerInvariant() is "development" or "dev" or "local";

    static Problem? WrongDatabase(DeploymentRequest request, MigrationHistory history, string database)
    {
        if (history.Environment is { } label && request.Environment is { } wanted && label != wanted)
            return RolloutProblem.WrongEnvironment(database, label, wanted);
        return (request.Expected, history.DatabaseIsEmpty) switch
        {
            (ExpectedDatabase.Existing, true) => RolloutProblem.Empty(database),
            (ExpectedDatabase.Fresh, false) => RolloutProblem.NotFresh(database),
            _ => null,
        };
    }
}
