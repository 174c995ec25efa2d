using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Backups;

/// <summary>One restore, from the choice of the backup to the proof that its content is there.</summary>
sealed class Restoration(BackupStore store, BackupMaker maker, ITarget target, BackupSettings settings)
{
    public async Task<Outcome<RestoreReport>> RunAsync(RestoreOrder order, CancellationToken cancel)
    {
        var found = await store.FindAsync(order.Backup, cancel).ConfigureAwait(false);
        if (!found.Succeeded)
            return found.Problems;
        if (await OfOtherAsync(found.Value, order, cancel).ConfigureAwait(false) is { } other)
            return other;

        if (found.Value.External is { } external)
            return BackupFailure.MadeElsewhere(found.Value, external);

        var whole = await store.VerifyAsync(found.Value.Path, CopyCheck.Quick, cancel).ConfigureAwait(false);
        if (!whole.Succeeded)
            return whole.Problems;

        try
        {
            // Who restores beside looks for others himself, at the moment that counts.
            if (!target.Description.RestoresBeside && await InUseAsync(order, cancel).ConfigureAwait(false) is { } busy)
                return busy;

            var present = target.Description.RestoresBeside
                ? new Present(null, IsUnreadable: false, null)
                : await SaveAsync(order, cancel).ConfigureAwait(false);
            if (present.Fault is not null)
                return present.Fault;

            var request = new RestoreRequest(MayBeInUse(order), order.Progress)
            {
                EvenIfNewer = order.EvenIfNewer,
                MoveAside = present.IsUnreadable,
                Saved = present.Saved is { Verified: true, Path: var saved } ? saved : null,
                Moment = whole.Value.Moment,
                Notes = order.Notes,
            };
            var kept = await target.RestoreAsync(whole.Value.Path, request, cancel).ConfigureAwait(false);
            var proved = await ProveAsync(whole.Value, present.Saved, order, cancel).ConfigureAwait(false);
            return proved.Succeeded ? proved.Value with { Kept = kept } : proved;
        }
        catch (Exception failure) when (BackupFailure.IsExpected(failure))
        {
            return BackupFailure.Of(failure, settings.Folder);
        }
    }

    async Task<Problem?> OfOtherAsync(Backup backup, RestoreOrder order, CancellationToken cancel)
    {
        if (order.EvenIfOfOther || !backup.IsOurs)
            return null;
        var identity = await target.IdentifyAsync(cancel).ConfigureAwait(false);
        return backup.IsOf(identity, target.Description.Database)
            ? null
            : BackupFailure.OfOther(backup, identity, target.Description.Database, Typed(order));
    }

    /// <summary>The restore as it was typed.</summary>
    static string Typed(RestoreOrder order) => $"slipway restore {order.Backup}"
        + (order.EvenIfOfOther ? " --other-database" : "") + (order.EvenIfNewer ? " --force" : "")
        + (order.EndsConnections ? " --disconnect" : "");

    /// <summary>Where others cannot be cut off, to force it is to go on in spite of them.</summary>
    bool MayBeInUse(RestoreOrder order) => order.EndsConnections || (order.EvenIfNewer && !target.Description.RestoresBeside);

    async Task<Problem?> InUseAsync(RestoreOrder order, CancellationToken cancel)
    {
        var users = await target.FindUsersAsync(cancel).ConfigureAwait(false);
        if (users.Count == 0)
            return null;

        var who = string.Join("; ", users);
        if (MayBeInUse(order))
        {
            order.Notes?.Report($"Restoring although the database is open elsewhere: {who}.");
            return null;
        }

        return new Problem(Codes.DatabaseInUse, $"'{target.Description.Database}' is open elsewhere: {who}.")
        {
            State = "The database was not touched.",
            Fix = "Stop the application, then run this again. Or, knowing that it will find other data under its feet: "
                + $"`{Typed(order)} --force`.",
        };
    }

    async Task<Present> SaveAsync(RestoreOrder order, CancellationToken cancel)
    {
        var request = new BackupRequest(BackupList.BeforeRestore, order.Environment, order.Run) { Notes = order.Notes };
        // Nothing is pruned here: the backup that is being restored may be the oldest.
        var saved = await maker.KeepAsync(settings, request, cancel).ConfigureAwait(false);
        if (saved.Succeeded)
        {
            order.Notes?.Report(saved.Value.Verified
                ? $"The state before is saved as '{saved.Value.Id}'."
                : $"The state before is damaged; it is kept as it is, as '{saved.Value.Id}'.");
            return new Present(saved.Value, IsUnreadable: false, null);
        }

        var code = saved.Problems[0].Code;
        if (code == Codes.DatabaseMissing || code == Codes.DatabaseZeroBytes)
            return new Present(null, IsUnreadable: false, null);
        if (code == Codes.NotADatabase || code == Codes.DatabaseCorrupt)
            return new Present(null, IsUnreadable: true, null);

        return new Present(null, IsUnreadable: false, saved.Problems[0]);
    }

    async Task<Outcome<RestoreReport>> ProveAsync(
        Backup backup, Backup? saved, RestoreOrder order, CancellationToken cancel)
    {
        var history = await target.ReadHistoryAsync(HistoryDetail.Outline, cancel).ConfigureAwait(false);
        if (!history.Current.SequenceEqual(backup.Head, StringComparer.Ordinal))
            return Unproven(backup, saved, "its revision is another.");
        // Where another database was filled beside, it was counted before it got the name, and others may write to it since.
        var state = target.Description.RestoresBeside ? null : await target.ExamineAsync(cancel).ConfigureAwait(false);
        if (state is not null && RowDifference.Between(OwnTablesAside(backup), Rows(state)) is { } how)
            return Unproven(backup, saved, how);

        if (history.Exists)
            await LogAsync(backup, saved, order, cancel).ConfigureAwait(false);
        return new RestoreReport(backup, saved);
    }

    async Task LogAsync(Backup backup, Backup? saved, RestoreOrder order, CancellationToken cancel)
    {
        if (await target.TryLockAsync(order.Run, cancel).ConfigureAwait(false) is not LockAttempt.Held { Session: var session })
        {
            order.Notes?.Report("The restore is done, but not in the event log: somebody else has the database's lock.");
            return;
        }

        await using (session.ConfigureAwait(false))
        {
            var detail = saved is null ? backup.Id : $"{backup.Id}; the state before is {saved.Id}";
            var entry = new HistoryEvent("restored", null, detail)
            {
                Run = order.Run.Run,
                Actor = order.Run.Actor,
                Host = order.Run.Host,
            };
            await session.BeginAsync(new TransactionRequest(), cancel).ConfigureAwait(false);
            await session.RecordAsync(new HistoryChange.Log(entry), cancel).ConfigureAwait(false);
            await session.CommitAsync(cancel).ConfigureAwait(false);
        }
    }

    static Dictionary<string, long> Rows(DatabaseState state) =>
        state.Tables.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal);

    /// <summary>The rows of the application's tables: what an examination of the database shows.</summary>
    static ImmutableSortedDictionary<string, long> OwnTablesAside(Backup backup) => backup.Rows.RemoveRange(
        backup.Rows.Keys.Where(table => table.StartsWith("slipway_", StringComparison.Ordinal)
            || table.StartsWith("slipway.", StringComparison.Ordinal)));

    Problem Unproven(Backup backup, Backup? saved, string how) => new(Codes.RestoreUnproven,
        $"'{target.Description.Database}' is not as the backup '{backup.Id}' says after the restore: {how}")
    {
        State = saved is null ? "The backup's content was written; the state before was moved aside."
            : $"The backup's content was written; the state before is saved as '{saved.Id}'.",
        Fix = "Stop whatever writes to the database, then run the restore again.",
    };

    /// <summary>What became of the state before the restore.</summary>
    sealed record Present(Backup? Saved, bool IsUnreadable, Problem? Fault);
}
