using System.Collections.Immutable;
using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout.Stages;

/// <summary>
/// Runs the steps, transaction by transaction: each is observed, judged, recorded and committed as one. What cannot be in a
/// transaction goes through the journal.
/// </summary>
sealed class ApplySteps : Stage
{
    public override string Name => "apply";

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        run.IsAtWork = true;
        if (run.Request.Mode is RolloutMode.Preview)
            return await PreviewAsync(run, cancel).ConfigureAwait(false);

        var scope = run.Request.Scope ?? run.Target.Description.DefaultScope;
        var units = TransactionUnit.Divide(run.Scripts, scope);
        foreach (var unit in units)
        {
            cancel.ThrowIfCancellationRequested();
            var problem = unit.IsTransactional
                ? await new TransactionRun(run, unit, isFollowed: unit != units[^1]).RunAsync(cancel).ConfigureAwait(false)
                : await new JournaledRun(run, unit.Scripts[0]).RunAsync(cancel).ConfigureAwait(false);
            if (problem is not null)
                return [problem];
        }

        (run.IsAtWork, run.IsComplete) = (false, true);
        return [];
    }

    /// <summary>Tries the first transaction; what comes after it could be seen only when that were committed.</summary>
    static async Task<ImmutableArray<Problem>> PreviewAsync(DeploymentRun run, CancellationToken cancel)
    {
        var units = TransactionUnit.Divide(run.Scripts, TransactionScope.Deployment);
        var untried = units[0].IsTransactional ? units.Skip(1).FirstOrDefault() : units[0];
        if (untried is not null)
            run.Warn(RolloutProblem.NotPreviewed(untried.Scripts[0].Step.Migration));
        var problem = units[0].IsTransactional
            ? await new TransactionRun(run, units[0]).RunAsync(cancel).ConfigureAwait(false)
            : null;
        return problem is null ? [] : [problem];
    }

    /// <summary>Rolls back what is open, and notes the failure where the next one who looks will find it.</summary>
    public override async Task UndoAsync(DeploymentRun run)
    {
        if (!run.IsAtWork || run.Session is not { } session)
            return;
        await session.RollbackAsync().ConfigureAwait(false);
        if (run.Request.Mode is RolloutMode.Preview || run.Problems[0].Code == Codes.Stopped || run.MayGoOnAfter(run.Problems[0])
            || !(run.History.Exists || run.HasCommitted))
            return;

        var problem = run.Problems[0];
        var failed = new HistoryEvent("failed", run.FailedMigration, Noted(problem));
        try
        {
            await session.RecordAsync(new HistoryChange.Log(failed), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception unnoted) when (unnoted is ProblemException or TargetUnavailableException)
        {
            run.Tell(new RolloutEvent.Found($"The failure could not be noted in the event log: {unnoted.Message}"));
        }
    }

    /// <summary>What the event log keeps: where and what, the statement, what helps.</summary>
    static string Noted(Problem problem) => string.Join(
        '\n', new[] { $"{problem.Where}: {problem.Message}".TrimStart(':', ' '), problem.Excerpt, problem.Fix }.OfType<string>());
}
