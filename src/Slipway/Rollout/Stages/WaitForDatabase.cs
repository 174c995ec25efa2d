using System.Collections.Immutable;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout.Stages;

/// <summary>
/// Waits until the database answers, and plans without a lock: the first query is the probe, so that a run with nothing
/// to do costs one reading and no write.
/// </summary>
sealed class WaitForDatabase : Stage
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    public override string Name => "wait";

    public override bool IsNeeded(DeploymentRun run) => true;

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        foreach (var note in run.Request.Files.Notes)
            run.Warn(note);
        var (history, unreachable) = await ReadAsync(run, cancel).ConfigureAwait(false);
        if (history is null)
            return [unreachable!];

        run.Tell(new RolloutEvent.Connected(run.Target.Description, history.Environment, history.Current));
        var problems = run.PlanFrom(history);
        if (!problems.IsEmpty)
            return problems;
        if (LostDatabase(run) is { } lost)
            return [lost];
        return run.Plan.IsEmpty ? [] : Restrained(run);
    }

    /// <summary>Reads the history as soon as the database lets us; after a "not yet", only what holds twice counts.</summary>
    static async Task<(MigrationHistory? History, Problem? Unreachable)> ReadAsync(DeploymentRun run, CancellationToken cancel)
    {
        var began = run.Clock.GetTimestamp();
        var detail = run.Request.Direction is Direction.Down ? HistoryDetail.Texts : HistoryDetail.Outline;
        TimeSpan? told = null;
        var confirm = false;
        while (true)
        {
            try
            {
                var history = await run.Target.ReadHistoryAsync(detail, cancel).ConfigureAwait(false);
                if (!confirm)
                    return (history, null);
                confirm = false;
                await Task.Delay(Settling, run.Clock, cancel).ConfigureAwait(false);
            }
            catch (TargetUnavailableException notYet) when (notYet.MayComeUp)
            {
                confirm = true;
                var waited = run.Clock.GetElapsedTime(began);
                if (IsOver(waited + Interval, run.Request.Wait))
                    return (null, RolloutProblem.Unreachable(notYet.Problem, waited));
                if (told is null || waited - told >= BetweenLines)
                {
                    told = waited;
                    run.Tell(new RolloutEvent.WaitingForDatabase(notYet.Problem, waited));
                }

                await Task.Delay(Interval, run.Clock, cancel).ConfigureAwait(false);
            }
        }
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
    static Problem? LostDatabase(DeploymentRun run)
    {
        if (!run.History.DatabaseIsEmpty || run.History.Exists || run.Request.Expected is ExpectedDatabase.Fresh)
            return null;
        return TakeBackup.StoreOf(run)?.Find("latest") is { Succeeded: true, Value: { } newest }
            ? RolloutProblem.EmptyDespiteBackups(run.Target.Description.Database, newest.Id)
            : null;
    }

    static bool IsOver(TimeSpan waited, TimeSpan limit) => limit != Timeout.InfiniteTimeSpan && waited > limit;
}
