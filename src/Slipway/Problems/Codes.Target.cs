namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>The database's file has no content.</summary>
    public static ProblemCode DatabaseZeroBytes { get; } = Add("database-zero-bytes", ExitCode.NotReady,
        "The database's file is there but has 0 bytes: a database that was never made, or one whose content is lost.");

    /// <summary>The database's file was replaced.</summary>
    public static ProblemCode DatabaseReplaced { get; } = Add("database-replaced", ExitCode.NotReady,
        "The database's file was renamed, removed or replaced while Slipway was at work. Nothing was committed.");

    /// <summary>The engine failed.</summary>
    public static ProblemCode EngineFailed { get; } = Add("engine-failed", ExitCode.NotReady,
        "The database's engine could not read or write: often the disk. The open transaction was rolled back.");

    /// <summary>Slipway's tables are newer than this program.</summary>
    public static ProblemCode FormatTooNew { get; } = Add("format-too-new", ExitCode.Ahead,
        "A newer Slipway has changed the format of its own tables in this database; this one cannot read them.");

    /// <summary>Slipway's tables are incomplete or damaged.</summary>
    public static ProblemCode HistoryDamaged { get; } = Add("history-damaged", ExitCode.NotReady,
        "Slipway's own tables are incomplete, or hold what it has not written. It is never taken for an empty history.");

    /// <summary>Another runner came in between.</summary>
    public static ProblemCode LockLost { get; } = Add("lock-lost", ExitCode.LockTimeout,
        "Between two transactions of this run another one has changed the history. Running again plans anew.");

    /// <summary>The transaction has vanished.</summary>
    public static ProblemCode TransactionLost { get; } = Add("transaction-lost", ExitCode.MigrationFailed,
        "The engine has ended the transaction by itself. Nothing of it stands.");

    /// <summary>The engine refused to commit.</summary>
    public static ProblemCode CommitRefused { get; } = Add("commit-refused", ExitCode.MigrationFailed,
        "The engine refused to commit the transaction, which was rolled back.");

    /// <summary>A commit was not found afterwards.</summary>
    public static ProblemCode CommitUnconfirmed { get; } = Add("commit-unconfirmed", ExitCode.VerificationFailed,
        "After the commit another connection did not find what was committed.");

    /// <summary>The connection was lost.</summary>
    public static ProblemCode ConnectionLost { get; } = Add("connection-lost", ExitCode.Unreachable,
        "The connection to the database was lost while Slipway was at work. What was open was rolled back by the server.");

    /// <summary>The server does not let this role in.</summary>
    public static ProblemCode LoginRefused { get; } = Add("login-refused", ExitCode.Unreachable,
        "The server answered and did not let Slipway in: wrong password, unknown role, no line in pg_hba.conf, or no TLS. "
            + "Waiting does not help.");

    /// <summary>The database is not on the server.</summary>
    public static ProblemCode DatabaseAbsent { get; } = Add("database-absent", ExitCode.Unreachable,
        "The server has no database of that name. Waiting does not help.");

    /// <summary>The database cannot be written.</summary>
    public static ProblemCode DatabaseReadOnly { get; } = Add("database-read-only", ExitCode.Unreachable,
        "The server is a standby, or the role is held read-only: no deployment is possible there.");

    /// <summary>A privilege is missing.</summary>
    public static ProblemCode PrivilegeMissing { get; } = Add("privilege-missing", ExitCode.NotReady,
        "The role lacks a privilege that a deployment needs. The message prints the GRANT.");

    /// <summary>A library is missing.</summary>
    public static ProblemCode LibraryAbsent { get; } = Add("library-absent", ExitCode.NotReady,
        "The server may ask for a password or TLS, and OpenSSL, which does both, is not installed where Slipway runs.");

    /// <summary>The history lies in another schema.</summary>
    public static ProblemCode HistoryElsewhere { get; } = Add("history-elsewhere", ExitCode.Differences,
        "The database has a history of Slipway in another schema than this run looks in: run anew, everything would be applied twice.");

    /// <summary>The pooler gives too few connections.</summary>
    public static ProblemCode PoolTooSmall { get; } = Add("pool-too-small", ExitCode.NotReady,
        "The pooler in front of the database, or a CONNECTION LIMIT, allows fewer connections than a deployment needs.");

    /// <summary>The lock holds nobody off.</summary>
    public static ProblemCode LockUnreliable { get; } = Add("lock-unreliable", ExitCode.NotReady,
        "Two sessions got the same lock: a pooler in between, or a server that only pretends. A deployment would not be alone.");

    /// <summary>A statement needs a connection past the pooler.</summary>
    public static ProblemCode NeedsDirectConnection { get; } = Add("needs-direct-connection", ExitCode.NotReady,
        "A statement outside of transactions depends on a setting, or would be broken off by a timeout of the role's: behind a "
            + "pooler nothing can be set for it.");

    /// <summary>The server is too old.</summary>
    public static ProblemCode ServerTooOld { get; } = Add("server-too-old", ExitCode.NotReady,
        "The server's version is older than those that Slipway can work with.");

    /// <summary>Transactions are open and idle.</summary>
    public static ProblemCode IdleInTransaction { get; } = Add("idle-in-transaction", ExitCode.NotReady,
        "A warning: an application keeps transactions open and does nothing; their locks hold others up.");

    /// <summary>The pools may open more connections than the server has.</summary>
    public static ProblemCode PoolTooLarge { get; } = Add("pool-too-large", ExitCode.NotReady,
        "A warning: what DB_POOL_SIZE, DB_MAX_OVERFLOW and the number of workers allow is more than the server has free.");
}
