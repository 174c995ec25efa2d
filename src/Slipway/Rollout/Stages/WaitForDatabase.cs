using System.Collections.Immutable;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;

namespace Slipway.Rollout.Stages;

/// <summary>
/// Waits until the database answers, and plans without a lock: the first query is the probe, so that a run with nothing
/// to do costs one reading and no write.
/// </summary>
sealed class WaitForDatabase : Stage
{
    public override string Name => "wait";

    public override string Doing => "Connecting";

    public override bool IsNeeded(DeploymentRun run) => true;

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        foreach (var note in run.Request.Files.Notes)
            run.Warn(note);
        var detail = run.Request.Direction is Direction.Down ? HistoryDetail.Texts : HistoryDetail.Outline;
        var history = await new DatabaseWait(run.Target, run.Listener, run.Clock) { Begun = run.TakeFirstReading() }
            .ReadHistoryAsync(detail, run.Request.Wait, cancel).ConfigureAwait(false);
        if (!history.Succeeded)
            return history.Problems;
        if (run.Request.Mode is RolloutMode.Apply or RolloutMode.Preview && history.Value.ReadOnly is { } readOnly)
            return [readOnly];

        run.HasAnswered = true;
        run.Tell(new RolloutEvent.Connected(run.Target.Description, history.Value.Environment, history.Value.Current)
        {
            IsAbsent = history.Value.DatabaseIsAbsent,
        });
        var problems = run.PlanFrom(history.Value);
        if (!problems.IsEmpty)
            return problems;
        if (await LostDatabaseAsync(run, cancel).ConfigureAwait(false) is { } lost)
            return [lost];
        return run.Plan.IsEmpty ? [] : Restrained(run);
    }

    /// <summary>A run that may not change anything says what is pending.</summary>
    static ImmutableArray<Problem> Restrained(DeploymentRun run)
    {
        var behind = RolloutProblem.Behind(run.Plan.Steps.Select(step => step.Migration.Id));
        if (run.Request.Mode is RolloutMode.Verify)
            return [behind];
        if (run.Request.Mode is RolloutMode.Off)
            run.Warn(behind);
        else
            run.Tell(new RolloutEvent.Planned(run.Plan));
        return [];
    }

    /// <summary>An empty database of which there are backups was not empty before: most often a volume is not mounted.</summary>
    static async Task<Problem?> LostDatabaseAsync(DeploymentRun run, CancellationToken cancel)
    {
        if (!run.History.DatabaseIsEmpty || run.History.Exists || run.Request.Expected is ExpectedDatabase.Fresh
            || TakeBackup.StoreOf(run) is not { } store || store.List() is not { Succeeded: true, Value.Backups: not [] })
            return null;
        return await store.FindAsync("latest", cancel).ConfigureAwait(false) is { Succeeded: true, Value: { } newest }
            ? RolloutProblem.EmptyDespiteBackups(run.Target.Description.Database, newest.Id)
            : null;
    }
}
