using System.Diagnostics;
using Slipway.Sqlite.Connections;
using SQLitePCL;

namespace Slipway.Sqlite.Copies;

/// <summary>
/// Carries every page of one database into another through SQLite's backup interface. The destination sees one
/// transaction: all of it or nothing, and nobody writes there meanwhile.
/// </summary>
static class PageTransfer
{
    /// <summary>After this many pages it is told how far it is, and looked whether to go on.</summary>
    const int PagesPerStep = 2048;

    const int PauseMilliseconds = 100;

    /// <param name="source">In a read transaction or unchanging, so that all steps see one state.</param>
    /// <param name="destination">Not in a transaction.</param>
    /// <param name="progress">Told the fraction that is done.</param>
    /// <param name="wait">How long others may hold the destination's locks.</param>
    /// <param name="cancel">Ends it between two steps; the destination is then as it was.</param>
    /// <exception cref="EngineException">One of the two could not be read or written. The destination is as it was.</exception>
    public static async Task RunAsync(
        OpenDatabase source, OpenDatabase destination, IProgress<double>? progress, TimeSpan wait, CancellationToken cancel)
    {
        using var backup = raw.sqlite3_backup_init(destination.Handle, "main", source.Handle, "main");
        if (backup is null || backup.IsInvalid)
            throw destination.Failure(raw.sqlite3_errcode(destination.Handle));

        var waitingSince = Stopwatch.GetTimestamp();
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            switch (raw.sqlite3_backup_step(backup, PagesPerStep))
            {
                case raw.SQLITE_OK:
                    waitingSince = Stopwatch.GetTimestamp();
                    var pages = raw.sqlite3_backup_pagecount(backup);
                    progress?.Report(1 - (double)raw.sqlite3_backup_remaining(backup) / pages);
                    break;
                case raw.SQLITE_DONE:
                    Finish(backup);
                    progress?.Report(1);
                    return;
                case var code when IsBusy(code) && Stopwatch.GetElapsedTime(waitingSince) < wait:
                    await Task.Delay(PauseMilliseconds, cancel).ConfigureAwait(false);
                    break;
                case var code:
                    throw new EngineException(code, raw.sqlite3_errstr(code).utf8_to_string());
            }
        }
    }

    static void Finish(sqlite3_backup backup)
    {
        if (raw.sqlite3_backup_finish(backup) is var code and not raw.SQLITE_OK)
            throw new EngineException(code, raw.sqlite3_errstr(code).utf8_to_string());
    }

    static bool IsBusy(int code) => (code & 0xff) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;
}
