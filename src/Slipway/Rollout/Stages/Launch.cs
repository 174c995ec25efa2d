using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Rollout.Stages;

/// <summary>Becomes the server. Everything is said, flushed and closed before: there is no coming back.</summary>
sealed class Launch : Stage
{
    public override string Name => "launch";

    public override bool IsNeeded(DeploymentRun run) => run.Request.Server is not null;

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        await run.ReleaseAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        run.Finish();
        run.Tell(new RolloutEvent.Launching(run.Request.Server!));
        return [run.Request.Launcher!.Launch(run.Request.Server!)];
    }
}
