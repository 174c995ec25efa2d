using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout.Stages;

/// <summary>Looks, before anything is written, whether the change can be made: the statements, the database, the place it lies in.</summary>
sealed class Inspect : Stage
{
    public override string Name => "inspect";

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        var faults = StepScript.Split(run.Plan, run.Target.Description.Dialect, out var scripts);
        if (!faults.IsEmpty)
            return faults;
        run.Scripts = scripts;
        if (run.Request.Mode is RolloutMode.Preview)
            return [];

        var backups = TakeBackup.IsWanted(run) ? run.Request.Backups!.Folder : null;
        var readiness = await run.Target.InspectAsync(new InspectionRequest(backups, WillWrite: true), cancel).ConfigureAwait(false);
        foreach (var fact in readiness.Facts)
            run.Tell(new RolloutEvent.Found(fact));
        foreach (var warning in readiness.Warnings)
            run.Warn(warning);
        return readiness.Refusals;
    }
}
