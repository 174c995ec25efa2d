namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>The pattern for the names of backups cannot be used.</summary>
    public static ProblemCode BackupNameInvalid { get; } = Add("backup-name-invalid", ExitCode.Usage,
        "The pattern for the names of backups lacks {timestamp}, has an unknown placeholder, or names a folder.");

    /// <summary>No backup could be made.</summary>
    public static ProblemCode BackupFailed { get; } = Add("backup-failed", ExitCode.NotReady,
        "No backup could be made: the folder cannot be written, or the copy could not be finished. Nothing half-made was left.");

    /// <summary>A backup is not what it was when it was made.</summary>
    public static ProblemCode BackupDamaged { get; } = Add("backup-damaged", ExitCode.VerificationFailed,
        "A backup is not what it was when it was made, or not whole. It does not count as good any more.");

    /// <summary>No such backup.</summary>
    public static ProblemCode BackupNotFound { get; } = Add("backup-not-found", ExitCode.Usage,
        "No backup has that name, or there is none of this database yet.");

    /// <summary>Several backups are meant.</summary>
    public static ProblemCode BackupAmbiguous { get; } = Add("backup-ambiguous", ExitCode.Usage,
        "The beginning of a name fits several backups.");

    /// <summary>A file in the backup folder is none of ours.</summary>
    public static ProblemCode BackupForeign { get; } = Add("backup-foreign", ExitCode.Usage,
        "The file lies among the backups, but Slipway did not make it: there is no manifest beside it.");

    /// <summary>The copy is not one file.</summary>
    public static ProblemCode CopyNotAlone { get; } = Add("copy-not-alone", ExitCode.NotReady,
        "A -wal or -journal with content lies beside the file that is to be taken for a copy: the file alone is another state.");

    /// <summary>The backup is with another program.</summary>
    public static ProblemCode BackupElsewhere { get; } = Add("backup-elsewhere", ExitCode.Usage,
        "The backup was made by the program of backup.command: only that program can put it back.");

    /// <summary>The database is too large to be copied before each deployment.</summary>
    public static ProblemCode BackupTooLarge { get; } = Add("backup-too-large", ExitCode.NotReady,
        "The database is larger than backup.maxSize, and no program of backup.command backs it up instead.");

    /// <summary>The backup is of another database.</summary>
    public static ProblemCode BackupOfOtherDatabase { get; } = Add("backup-of-other-database", ExitCode.WrongDatabase,
        "The backup was made of another database than the one that it is to be restored into.");

    /// <summary>Somebody has the database open.</summary>
    public static ProblemCode DatabaseInUse { get; } = Add("database-in-use", ExitCode.NotReady,
        "A restore was refused because other processes have the database open.");

    /// <summary>A restore could not be finished.</summary>
    public static ProblemCode RestoreFailed { get; } = Add("restore-failed", ExitCode.NotReady,
        "A restore could not be finished. The database is as it was.");

    /// <summary>The role could not restore what it backs up.</summary>
    public static ProblemCode RestoreNeedsRights { get; } = Add("restore-needs-rights", ExitCode.NotReady,
        "The database holds what this role can copy but could not make anew: a restore of its backups needs another role.");

    /// <summary>A backup was to be restored for a trial, and was not.</summary>
    public static ProblemCode RestoreUntried { get; } = Add("restore-untried", ExitCode.NotReady,
        "A backup was read to its end and is whole, but it could not be restored for a trial, which a deep check is for.");

    /// <summary>A restore may lose rows.</summary>
    public static ProblemCode RestoreLosesRows { get; } = Add("restore-loses-rows", ExitCode.NotReady,
        "A restore was refused: it is not proved that the database holds no rows that were written after the backup.");

    /// <summary>The restored database is not as the backup says.</summary>
    public static ProblemCode RestoreUnproven { get; } = Add("restore-unproven", ExitCode.VerificationFailed,
        "After the restore the database does not hold what the backup's manifest says.");
}
