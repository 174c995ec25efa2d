namespace Slipway.Problems;

/// <summary>The codes with which the program ends: a contract with scripts and platforms.</summary>
public enum ExitCode
{
    /// <summary>Done, or nothing to do.</summary>
    Done = 0,

    /// <summary>A migration failed; the database is as it was, or at the boundary that the message names.</summary>
    MigrationFailed = 1,

    /// <summary>Usage, configuration, or the files themselves.</summary>
    Usage = 2,

    /// <summary>Differences found, or files and history disagree.</summary>
    Differences = 3,

    /// <summary>Refused by policy.</summary>
    Refused = 4,

    /// <summary>The database cannot be reached.</summary>
    Unreachable = 5,

    /// <summary>The lock was not obtained in time.</summary>
    LockTimeout = 6,

    /// <summary>A non-transactional step needs a person.</summary>
    NeedsPerson = 7,

    /// <summary>Verification failed.</summary>
    VerificationFailed = 8,

    /// <summary>Wrong environment or wrong database.</summary>
    WrongDatabase = 9,

    /// <summary>The database is ahead and this build may not run on it.</summary>
    Ahead = 10,

    /// <summary>Not ready: privileges, disk space, permissions, corrupt file, no backup possible.</summary>
    NotReady = 11,

    /// <summary>A hook failed.</summary>
    HookFailed = 12,

    /// <summary>A bug in Slipway.</summary>
    Bug = 70,

    /// <summary>The server's program cannot be executed.</summary>
    CannotExecute = 126,

    /// <summary>The server's program was not found.</summary>
    ProgramNotFound = 127,

    /// <summary>Ended by SIGHUP.</summary>
    HungUp = 129,

    /// <summary>Ended by SIGINT.</summary>
    Interrupted = 130,

    /// <summary>Ended by SIGQUIT.</summary>
    Quit = 131,

    /// <summary>Ended by SIGTERM.</summary>
    Terminated = 143,
}
