using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout.Stages;

/// <summary>
/// Looks, before anything is written, whether the change can be made: the statements, the database, the place it lies in.
/// </summary>
sealed class Inspect : Stage
{
    public override string Name => "inspect";

    public override string Doing => "Inspecting the database";

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        var script = DeploymentScript.Of(run.Plan, run.Target.Description.Dialect);
        if (!script.Succeeded)
            return script.Problems;
        run.Scripts = script.Value.Steps;
        foreach (var note in run.Scripts.SelectMany(step => step.Notes))
            run.Warn(note);
        if (run.Request.Mode is RolloutMode.Preview)
            return [];

        var backups = TakeBackup.IsWanted(run) ? run.Request.Backups!.Folder : null;
        var request = new InspectionRequest(backups, WillWrite: true)
        {
            CopiesDatabase = backups is not null && run.Request.Backups!.Command.IsEmpty,
        };
        var readiness = await run.Target.InspectAsync(request, cancel).ConfigureAwait(false);
        foreach (var fact in readiness.Facts)
            run.Tell(new RolloutEvent.Found(fact));
        foreach (var warning in readiness.Warnings)
            run.Warn(warning);
        return readiness.Refusals;
    }
}
