using System.Collections.Immutable;
using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout.Stages;

/// <summary>After the commit, looks from another connection whether it is so: the revision, and every table readable.</summary>
sealed class Verify : Stage
{
    public override string Name => "verify";

    public override bool IsNeeded(DeploymentRun run) => run.HasCommitted;

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        // The lock is free before others are shown the new state as done.
        await run.ReleaseAsync().ConfigureAwait(false);
        try
        {
            var history = await run.Target.ReadHistoryAsync(HistoryDetail.Outline, cancel).ConfigureAwait(false);
            var missing = run.Plan.To.Except(history.Applied.Select(row => row.Id), StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
                return [RolloutProblem.NotVerified($"After the commit the history lacks {string.Join(", ", missing)}.", run.Backup?.Id)];

            var state = await run.Target.ExamineAsync(cancel).ConfigureAwait(false);
            run.Tell(new RolloutEvent.Verified(run.Plan.To, history.Current, state));
            return [];
        }
        catch (Exception failure) when (failure is ProblemException or TargetUnavailableException)
        {
            return [RolloutProblem.NotVerified($"After the commit the database could not be read: {failure.Message}", run.Backup?.Id)];
        }
    }
}
