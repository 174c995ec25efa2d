namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>The database's file is not there.</summary>
    public static ProblemCode DatabaseMissing { get; } = Add("database-missing", ExitCode.WrongDatabase,
        "The database's file is not there: a wrong path, or a volume that is not mounted. Nothing was created.");

    /// <summary>The file is not a database.</summary>
    public static ProblemCode NotADatabase { get; } = Add("not-a-database", ExitCode.NotReady,
        "The file is not a database, is encrypted, or has lost its header. It was not touched.");

    /// <summary>The database is damaged.</summary>
    public static ProblemCode DatabaseCorrupt { get; } = Add("database-corrupt", ExitCode.NotReady,
        "The engine's check found damaged pages. Nothing was written.");

    /// <summary>A file of the database cannot be written.</summary>
    public static ProblemCode FileNotWritable { get; } = Add("file-not-writable", ExitCode.NotReady,
        "A file of the database cannot be written by the user that Slipway runs as.");

    /// <summary>The database's folder cannot be written.</summary>
    public static ProblemCode FolderNotWritable { get; } = Add("folder-not-writable", ExitCode.NotReady,
        "The database's folder cannot be written by the user that Slipway runs as; the engine needs it for its journal.");

    /// <summary>The file system is mounted read-only.</summary>
    public static ProblemCode MountReadOnly { get; } = Add("mount-read-only", ExitCode.NotReady,
        "The file system that holds the database is mounted read-only.");

    /// <summary>The database lies on a network file system.</summary>
    public static ProblemCode NetworkFileSystem { get; } = Add("network-file-system", ExitCode.NotReady,
        "The database lies on a network or user-space file system, where locks cannot be relied upon: a warning, a refusal in WAL mode.");

    /// <summary>The database has a second name.</summary>
    public static ProblemCode HardLinked { get; } = Add("hard-linked", ExitCode.NotReady,
        "The database's file has several names; each would have a journal of its own, and a crash would corrupt it.");

    /// <summary>There is not enough room.</summary>
    public static ProblemCode DiskSpaceLow { get; } = Add("disk-space-low", ExitCode.NotReady,
        "A file system has not enough free space, or free inodes, for the change and its backup.");

    /// <summary>The backup folder cannot be used.</summary>
    public static ProblemCode BackupFolderUnusable { get; } = Add("backup-folder-unusable", ExitCode.NotReady,
        "The backup folder cannot be written by the user that Slipway runs as, or is no folder.");

    /// <summary>Backups would not last.</summary>
    public static ProblemCode BackupFolderNotDurable { get; } = Add("backup-folder-not-durable", ExitCode.NotReady,
        "A warning: the backup folder lies in memory or in a container's own layer, and disappears with it.");

    /// <summary>Backups could be published by accident.</summary>
    public static ProblemCode BackupFolderInGit { get; } = Add("backup-folder-in-git", ExitCode.NotReady,
        "A warning: the backup folder lies in a git work tree that does not ignore it; a commit would publish the data.");

    /// <summary>The database would not last.</summary>
    public static ProblemCode DatabaseNotDurable { get; } = Add("database-not-durable", ExitCode.NotReady,
        "A warning: the database lies in memory or in a container's own layer, and disappears with it.");

    /// <summary>The database stayed busy.</summary>
    public static ProblemCode DatabaseBusy { get; } = Add("database-busy", ExitCode.LockTimeout,
        "Others held the database's locks for longer than Slipway waits.");
}
