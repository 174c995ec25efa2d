using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.History;
using Slipway.Plan;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>Writes what a run has done into Slipway's own tables, in the transaction of the change.</summary>
sealed class HistoryRecords(DeploymentRun run)
{
    ITargetSession Session => run.Session!;

    /// <summary>Makes the tables where they are not, and notes the backup once.</summary>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        await Session.RecordAsync(new HistoryChange.Prepare(run.Request.Environment), cancel).ConfigureAwait(false);
        if (run.Backup is { } backup && !run.HasCommitted)
            await LogAsync("backed-up", null, backup.External is { } name ? $"{backup.Id}: {name}" : backup.Id, cancel)
                .ConfigureAwait(false);
    }

    /// <summary>Adds or removes the row of a migration, and logs it.</summary>
    public async Task AddAsync(PlanStep step, TimeSpan duration, ImmutableArray<Effect> effects, CancellationToken cancel)
    {
        var id = step.Migration.Id;
        if (step.Direction is Direction.Up)
        {
            var row = AppliedRow.Of(step, duration, effects, run.Request.Run);
            await Session.RecordAsync(new HistoryChange.Apply(row), cancel).ConfigureAwait(false);
            await LogAsync("applied", id, null, cancel).ConfigureAwait(false);
        }
        else
        {
            await Session.RecordAsync(new HistoryChange.Revert(id), cancel).ConfigureAwait(false);
            await LogAsync("reverted", id, null, cancel).ConfigureAwait(false);
        }
    }

    Task LogAsync(string kind, string? migration, string? detail, CancellationToken cancel) =>
        Session.RecordAsync(new HistoryChange.Log(new HistoryEvent(kind, migration, detail)), cancel);
}
