using Slipway.Problems;
using Slipway.Target;
using SQLitePCL;

namespace Slipway.Sqlite.Connections;

/// <summary>What SQLite's errors outside of a migration's statements mean to a person: the one place that knows.</summary>
static class SqliteErrors
{
    const int FolderNotWritable = 1544;
    const int FileMoved = 1032;

    const string DamagedFix = "Stop the application and keep a copy of the file with its -wal and -journal. "
        + "Then restore the last good backup: slipway restore latest";

    /// <summary>The exception that the port promises.</summary>
    public static Exception Of(EngineException error, string path) => error.Primary switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL =>
            new TargetUnavailableException(Busy(path), mayComeUp: true, error),
        _ => ProblemOf(error, path).ToException(error),
    };

    /// <summary>Others keep us out.</summary>
    public static Problem Busy(string path) => new(
        Codes.DatabaseBusy, $"'{path}' is locked: {LockHolders.Describe(path)}.")
    {
        Fix = "Let it finish or stop it, then run again.",
    };

    /// <summary>Pages of the database are not what they should be.</summary>
    public static Problem Damaged(string path, string words) =>
        new(Codes.DatabaseCorrupt, $"'{path}' is damaged: {words}.") { Fix = DamagedFix };

    /// <summary>The same as a problem.</summary>
    public static Problem ProblemOf(EngineException error, string path) => error.Primary switch
    {
        raw.SQLITE_CORRUPT => Damaged(path, Words(error)),
        raw.SQLITE_NOTADB => new Problem(
            Codes.NotADatabase, $"'{path}' is not a SQLite database, is encrypted, or has lost its header: {Words(error)}.")
        {
            Fix = "Look at the path. If it is right: slipway restore latest",
        },
        raw.SQLITE_FULL => new Problem(Codes.DiskSpaceLow, $"The disk is full: '{path}' could not be written ({Words(error)}).")
        {
            Fix = "Free some space, then run again.",
        },
        raw.SQLITE_READONLY => ReadOnly(error, path),
        raw.SQLITE_CANTOPEN when !File.Exists(path) => FileProblems.Missing(path),
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => new Problem(
            Codes.FileNotWritable, $"'{path}' cannot be opened by the user that Slipway runs as: {Words(error)}.")
        {
            Fix = Permissions.ToFix(path),
        },
        _ => new Problem(Codes.EngineFailed, $"SQLite failed on '{path}': {Words(error)}.")
        {
            Fix = "Look at the disk and the system's log (dmesg), then run again.",
        },
    };

    static Problem ReadOnly(EngineException error, string path) => error.Code switch
    {
        FileMoved => FileReplaced(path),
        FolderNotWritable => new Problem(
            Codes.FolderNotWritable, $"The folder of '{path}' cannot be written: SQLite needs to make its journal there.")
        {
            Fix = Permissions.ToFix(path),
        },
        _ => new Problem(Codes.FileNotWritable, $"'{path}' cannot be written by the user that Slipway runs as: {Words(error)}.")
        {
            Fix = Permissions.ToFix(path),
        },
    };

    /// <summary>The path does not lead to the file any more that was opened.</summary>
    public static Problem FileReplaced(string path) => new(
        Codes.DatabaseReplaced, $"'{path}' was renamed, removed or replaced while it was being changed. Nothing was committed.")
    {
        Fix = "Find out who moves the database's file, then run again.",
    };

    static string Words(EngineException error) => $"{error.Message} ({error.Name})";
}
