using System.Collections.Immutable;
using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout.Stages;

/// <summary>
/// Stores the label of the environment where a run has nothing else to do: from then on nobody takes the database for another one.
/// Once for each database; a run with something to do stores it with its first change.
/// </summary>
sealed class StoreLabel : Stage
{
    public override string Name => "label";

    public override string Doing => "Storing the label";

    public override bool IsNeeded(DeploymentRun run) => run is
    {
        Request: { Mode: RolloutMode.Apply, Environment: not null },
        History: { Exists: true, Environment: null },
        HasCommitted: false,
        Plan.IsEmpty: true,
    };

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        // Whoever has the lock is at work: then the next start stores it.
        if (await run.Target.TryLockAsync(run.Request.Run, cancel).ConfigureAwait(false) is not LockAttempt.Held { Session: var session })
            return [];
        await using (session.ConfigureAwait(false))
        {
            await session.BeginAsync(new TransactionRequest(), cancel).ConfigureAwait(false);
            await session.RecordAsync(new HistoryChange.Prepare(run.Request.Environment), cancel).ConfigureAwait(false);
            await session.CommitAsync(cancel).ConfigureAwait(false);
        }

        run.Tell(new RolloutEvent.Found($"The database is labelled {run.Request.Environment} from now on."));
        return [];
    }
}
