using Slipway.Problems;
using Slipway.Sqlite.Connections;
using SQLitePCL;

namespace Slipway.Sqlite.Copies;

/// <summary>What is wrong with a copy, in a person's words.</summary>
static class CopyProblems
{
    const string NothingLeft = "The database was not touched, and nothing half-made was left.";
    const int InputOutputError = 5;
    const int DiskFull = 28;
    const int QuotaReached = 122;

    /// <summary>A copy could not be made: SQLite does not say on which side, but its code does.</summary>
    public static Problem NotWritten(EngineException error, string database, string copy) => error.Primary switch
    {
        raw.SQLITE_FULL => DiskIsFull(copy),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            SqliteErrors.ProblemOf(error, database) with { State = NothingLeft },
        _ => new Problem(
            Codes.BackupFailed, $"'{database}' could not be copied to '{copy}': {error.Message} ({error.Name}).")
        {
            State = NothingLeft,
            Fix = "Look at the disks and the system's log (dmesg), then run again.",
        },
    };

    public static Problem NotWritten(Exception failure, string copy) => failure.HResult is DiskFull or QuotaReached
        ? DiskIsFull(copy)
        : new Problem(Codes.BackupFailed, $"The copy '{copy}' could not be written: {failure.Message}")
        {
            State = NothingLeft,
            Fix = failure.HResult is InputOutputError
                ? "Look at the disks and the system's log (dmesg), then run again."
                : "Choose a folder that the user that Slipway runs as may write: backup.dir",
        };

    /// <summary>It is no database, or not whole.</summary>
    public static Problem Unreadable(EngineException error, string copy) =>
        SqliteErrors.ProblemOf(error, copy) with { Fix = ChooseAnother };

    public static Problem Damaged(string copy, string words) =>
        new(Codes.DatabaseCorrupt, $"'{copy}' is damaged: {words}.") { Fix = ChooseAnother };

    public static Problem Missing(string copy) =>
        new(Codes.BackupNotFound, $"The copy '{copy}' is not there.") { Fix = ChooseAnother };

    public static Problem IsFolder(string copy) =>
        new(Codes.NotADatabase, $"'{copy}' is a folder, not a copy of a database.") { Fix = ChooseAnother };

    public static Problem ZeroBytes(string copy) =>
        new(Codes.NotADatabase, $"'{copy}' has 0 bytes: SQLite would take it for an empty database.") { Fix = ChooseAnother };

    /// <summary>It is not the whole of what was copied, or not a copy at all.</summary>
    public static Problem NotAlone(string copy, string beside) => new(
        Codes.CopyNotAlone,
        $"'{beside}' lies beside '{copy}' and holds changes that belong to it; the file alone is an older state, or none.")
    {
        Fix = $"Make it one file: sqlite3 {ShellWord.Quoted(copy)} \".backup whole.db\", and use whole.db.",
    };

    const string ChooseAnother = "Choose another one: slipway backup list";

    static Problem DiskIsFull(string copy) => new(Codes.DiskSpaceLow, $"The disk is full: '{copy}' could not be written.")
    {
        State = NothingLeft,
        Fix = "Free some space, or choose a folder on another disk: backup.dir",
    };
}
