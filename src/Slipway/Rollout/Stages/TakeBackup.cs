using System.Collections.Immutable;
using Slipway.Backups;
using Slipway.Plan;
using Slipway.Problems;

namespace Slipway.Rollout.Stages;

/// <summary>
/// Makes a verified backup before the first write. When the run then changes nothing after all, the backup is marked, and
/// the next run's takes its place: a server that restarts in a loop does not push the good backups out.
/// </summary>
sealed class TakeBackup : Stage
{
    public override string Name => "backup";

    public override string Doing => "Backing up";

    public override bool IsNeeded(DeploymentRun run) =>
        run is { Request.Mode: RolloutMode.Apply, Backup: null } && (run.WillChange || run.Request.BackupMoment is BackupMoment.Always);

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        if (!IsWanted(run))
        {
            run.Tell(new RolloutEvent.BackupSkipped(Reason(run)));
            return [];
        }

        if (await RecentAsync(run, cancel).ConfigureAwait(false) is { } recent)
        {
            run.Tell(new RolloutEvent.BackupSkipped($"{recent.Id} is recent enough"));
            return [];
        }

        if (run.Request.Backups is { Command: [], MaxBytes: { } limit }
            && await run.Target.MeasureAsync(cancel).ConfigureAwait(false) is { } bytes && bytes > limit)
            return [BackupStore.TooLarge(run.Target.Description, bytes, limit)];

        var request = new BackupRequest(
            run.Request.Direction is Direction.Up ? "before-up" : "before-down",
            run.History.Environment ?? run.Request.Environment,
            run.Request.Run)
        {
            Within = run.History.Journal.FirstOrDefault()?.Migration,
            Progress = new Reporting<double>(fraction => run.Tell(new RolloutEvent.BackupProgressed(fraction))),
            Warnings = new Reporting<Problem>(run.Warn),
            Notes = new Reporting<string>(note => run.Tell(new RolloutEvent.Noted(note))),
        };
        var made = await StoreOf(run)!.CreateAsync(request, cancel).ConfigureAwait(false);
        if (!made.Succeeded)
            return made.Problems;
        run.Backup = made.Value;
        if (made.Value.Within is not null)
            run.BackupBefore = await BeforeAsync(run, made.Value.Within, cancel).ConfigureAwait(false);
        run.Tell(new RolloutEvent.BackupMade(made.Value));
        return [];
    }

    /// <summary>The backup of the run that began a migration; <see langword="null"/> when it made none, or it is not known.</summary>
    static async Task<Backup?> BeforeAsync(DeploymentRun run, string migration, CancellationToken cancel)
    {
        var events = await run.Target.ReadEventsAsync(cancel).ConfigureAwait(false);
        var first = events.Reverse().TakeWhile(happened => happened.Kind is not ("applied" or "reverted" or "restored"))
            .LastOrDefault(happened => happened.Migration == migration);
        var made = events.LastOrDefault(happened => happened.Kind is "backed-up" && happened.Run == first?.Run);
        if (made?.Detail is not { } id)
            return null;
        var found = await StoreOf(run)!.FindAsync(id, cancel).ConfigureAwait(false);
        return found is { Succeeded: true, Value: { Within: null, IsGood: true } backup } ? backup : null;
    }

    /// <summary>A good backup that is young enough; <see langword="null"/> when there is none, or each change is to have its own.</summary>
    static async Task<Backup?> RecentAsync(DeploymentRun run, CancellationToken cancel)
    {
        if (run.Request.MaxBackupAge is not { } limit)
            return null;
        foreach (var wanted in (string[])["latest-good", "latest"])
        {
            var found = await StoreOf(run)!.FindAsync(wanted, cancel).ConfigureAwait(false);
            if (found is { Succeeded: true, Value: { Within: null } backup } && (backup.IsGood || backup.External is not null)
                && run.Clock.GetUtcNow() - backup.CreatedAt <= limit)
                return backup;
        }

        return null;
    }

    public override Task UndoAsync(DeploymentRun run)
    {
        if (run is { Backup: { } backup, LeavesTraces: false })
            StoreOf(run)!.MarkUnused(backup);
        return Task.CompletedTask;
    }

    /// <summary>The backups of this run's database; <see langword="null"/> when none are to be made.</summary>
    public static BackupStore? StoreOf(DeploymentRun run) =>
        run.Request.Backups is { } settings ? new BackupStore(settings, run.Target, run.Clock) : null;

    /// <summary>Whether a backup is wanted, and there is something to back up.</summary>
    public static bool IsWanted(DeploymentRun run) =>
        run.Request is { Backups: not null, BackupMoment: not BackupMoment.Never } && !run.History.DatabaseIsEmpty;

    static string Reason(DeploymentRun run) =>
        run.Request is { Backups: not null, BackupMoment: not BackupMoment.Never } ? "the database is empty" : "none is wanted";

    /// <summary>Tells at once, on the thread that reports: the framework's own progress would tell later, out of order.</summary>
    sealed class Reporting<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
