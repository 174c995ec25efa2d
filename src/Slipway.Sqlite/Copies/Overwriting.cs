using Slipway.Problems;
using Slipway.Sqlite.Catalog;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Copies;

/// <summary>
/// Writes a copy's pages over the live file's, through SQLite and its locks: in one transaction, so that whoever has the
/// database open sees the old content or the new one, and its journal undoes what a kill left.
/// </summary>
/// <remarks>
/// In WAL mode that transaction goes to the write-ahead log, which is taken into the file at the end. The mode is part of
/// the first page, so content and mode change in one commit; only when the pages have another size, which a log cannot
/// take, is WAL mode left for the while.
/// </remarks>
sealed class Overwriting(string path, TimeSpan busyWait)
{
    /// <summary>How long others may keep a database open in WAL mode before it is restored under their eyes, if that is wanted.</summary>
    static readonly TimeSpan AloneWait = TimeSpan.FromSeconds(2);

    public async Task RunAsync(OpenDatabase source, RestoreRequest request, CancellationToken cancel)
    {
        var wasWal = SetAside.Orphans(path, request.Notes);
        var before = await ProbeAsync(cancel).ConfigureAwait(false);
        wasWal |= before.IsWal;
        var live = await OpenAsync(before.IsWal, request.EvenIfInUse, cancel).ConfigureAwait(false);
        using (live)
        {
            if (request.Saved is { } saved && !request.EvenIfNewer)
                RequireUnchanged(live, saved, cancel);
            live.Run("pragma synchronous = extra"u8);
            live.Run("pragma cache_size = -65536"u8);
            if (before.IsWal && source.Number("pragma page_size"u8) is var bytes && bytes != before.PageBytes)
                LeaveWal(live, before.PageBytes, bytes);
            await PageTransfer.RunAsync(source, live, request.Progress, busyWait, cancel).ConfigureAwait(false);
        }

        await PutModeBackAsync(wasWal, request.Notes).ConfigureAwait(false);
    }

    /// <summary>Learns what there is. SQLite puts right what a crash left, and judges the header.</summary>
    async Task<(bool IsWal, long PageBytes)> ProbeAsync(CancellationToken cancel)
    {
        var found = (IsWal: false, PageBytes: 0L);
        await Patience.TryAsync(
            () =>
            {
                using var live = SqliteConnections.OpenFile(path, cancel);
                live.RequireWritable();
                live.BeginReading();
                found = (JournalMode.IsWal(live), live.Number("pragma page_size"u8));
            },
            busyWait,
            cancel).ConfigureAwait(false);
        return found;
    }

    async Task<OpenDatabase> OpenAsync(bool isWal, bool evenIfInUse, CancellationToken cancel)
    {
        try
        {
            var wait = isWal && evenIfInUse && AloneWait < busyWait ? AloneWait : busyWait;
            return await OpenAloneAsync(isWal, wait, cancel).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsBusy && isWal && evenIfInUse)
        {
            var live = SqliteConnections.OpenFile(path, cancel);
            // A checkpoint beside a writer can damage the file in SQLite before 3.51.3; others will do it in their own time.
            live.Run("pragma wal_autocheckpoint = 0"u8);
            return live;
        }
    }

    /// <summary>Keeps everybody else out until the connection is closed.</summary>
    async Task<OpenDatabase> OpenAloneAsync(bool isWal, TimeSpan wait, CancellationToken cancel)
    {
        OpenDatabase? alone = null;
        await Patience.TryAsync(
            () =>
            {
                var live = SqliteConnections.OpenFile(path, cancel);
                try
                {
                    if (isWal)
                        KeepLog(live);
                    else
                        KeepFile(live);
                    alone = live;
                }
                finally
                {
                    if (alone is null)
                        live.Dispose();
                }
            },
            wait,
            cancel).ConfigureAwait(false);
        return alone!;
    }

    /// <summary>In WAL mode, everybody who has the database open holds a lock: an exclusive one means that nobody else has.</summary>
    static void KeepLog(OpenDatabase live)
    {
        live.Run("pragma locking_mode = exclusive"u8);
        live.Run("pragma schema_version"u8);
    }

    /// <summary>Only once the lock is there: who keeps a lock while waiting for a greater one keeps others from finishing.</summary>
    static void KeepFile(OpenDatabase live)
    {
        live.Run("begin exclusive"u8);
        live.Run("pragma locking_mode = exclusive"u8);
        live.Run("commit"u8);
    }

    /// <summary>Between the copy of what is there and this lock, somebody may have committed more.</summary>
    void RequireUnchanged(OpenDatabase live, string saved, CancellationToken cancel)
    {
        using var copy = SqliteConnections.OpenUnchanging(saved, cancel);
        if (!ContentComparison.AreEqual(live, copy))
            throw RestoreProblems.ChangedMeanwhile(path).ToException();
    }

    void LeaveWal(OpenDatabase live, long liveBytes, long copyBytes)
    {
        if (!JournalMode.IsExclusive(live))
            throw RestoreProblems.OtherPageSize(path, liveBytes, copyBytes).ToException();
        JournalMode.Set(live, isWal: false);
    }

    /// <summary>The copy may have brought another journal mode along, or WAL mode had to be left.</summary>
    async Task PutModeBackAsync(bool isWal, IProgress<string>? notes)
    {
        // The content is there: whether it may end here is no question any more.
        try
        {
            await Patience.TryAsync(
                () =>
                {
                    using var live = SqliteConnections.OpenFile(path, CancellationToken.None);
                    JournalMode.Set(live, isWal);
                },
                busyWait,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException error)
        {
            var mode = isWal ? "wal" : "delete";
            notes?.Report($"The content is restored, but not the journal mode ({error.Message}): "
                + $"sqlite3 {ShellWord.Quoted(path)} 'pragma journal_mode = {mode}'");
        }
    }
}
