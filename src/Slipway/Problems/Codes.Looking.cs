namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>The database is not at the revision that the files want.</summary>
    public static ProblemCode NotAtHead { get; } = Add("not-at-head", ExitCode.Differences,
        "Migrations are pending that a deployment would apply: the database is behind the files.");

    /// <summary>A table is gone.</summary>
    public static ProblemCode TableGone { get; } = Add("table-gone", ExitCode.VerificationFailed,
        "A migration was seen to make a table, none was seen to drop it, and it is not there.");

    /// <summary>Rows point at nothing.</summary>
    public static ProblemCode ForeignKeysDangling { get; } = Add("foreign-keys-dangling", ExitCode.VerificationFailed,
        "Rows of a table name rows by a foreign key that are not there.");

    /// <summary>A table may not be read.</summary>
    public static ProblemCode TableUnread { get; } = Add("table-unread", ExitCode.VerificationFailed,
        "The role may not read a table, so that nobody has looked whether its rows can be read.");

    /// <summary>A restore has kept the database before.</summary>
    public static ProblemCode DatabaseKept { get; } = AddNote("database-kept",
        "a restore has kept the database, or the file, that was there before; it takes room until somebody removes it.");

    /// <summary>There is no good backup.</summary>
    public static ProblemCode BackupMissing { get; } = Add("backup-missing", ExitCode.NotReady,
        "A warning: there is no backup of this database that is known to be good.");

    /// <summary>The last run failed.</summary>
    public static ProblemCode LastRunFailed { get; } = Add("last-run-failed", ExitCode.MigrationFailed,
        "A warning: the last thing that the database's event log tells of deployments is a failure.");

    /// <summary>A migration was interrupted.</summary>
    public static ProblemCode Interrupted { get; } = Add("interrupted", ExitCode.NeedsPerson,
        "A warning: a migration that runs outside of transactions was begun and is not done; the next run goes on with it.");
}
