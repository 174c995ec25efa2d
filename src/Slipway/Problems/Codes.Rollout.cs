namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>The server's program was not found.</summary>
    public static ProblemCode ServerNotFound { get; } = Add("server-not-found", ExitCode.ProgramNotFound,
        "The program after \"--\" was not found. It is looked up before anything is migrated.");

    /// <summary>The server's program cannot be executed.</summary>
    public static ProblemCode ServerNotExecutable { get; } = Add("server-not-executable", ExitCode.CannotExecute,
        "The program after \"--\" is there but cannot be executed. It is looked up before anything is migrated.");

    /// <summary>The database did not answer in time.</summary>
    public static ProblemCode DatabaseUnreachable { get; } = Add("database-unreachable", ExitCode.Unreachable,
        "The database did not answer within the time that --wait allows.");

    /// <summary>The lock was not obtained in time.</summary>
    public static ProblemCode LockTimeout { get; } = Add("lock-timeout", ExitCode.LockTimeout,
        "Another runner or writer held the lock for longer than --lock-wait allows. Nothing was changed.");

    /// <summary>The run's environment is not the database's.</summary>
    public static ProblemCode WrongEnvironment { get; } = Add("wrong-environment", ExitCode.WrongDatabase,
        "The label stored in the database names another environment than this run.");

    /// <summary>The database is empty, but one with content was expected.</summary>
    public static ProblemCode DatabaseEmpty { get; } = Add("database-empty", ExitCode.WrongDatabase,
        "The database is empty or missing, although an existing one was expected: often a volume that is not mounted.");

    /// <summary>The database has content, but a fresh one was expected.</summary>
    public static ProblemCode DatabaseNotFresh { get; } = Add("database-not-fresh", ExitCode.WrongDatabase,
        "The database holds tables, although a fresh one was expected (--expect fresh).");

    /// <summary>A migration failed.</summary>
    public static ProblemCode MigrationFailed { get; } = Add("migration-failed", ExitCode.MigrationFailed,
        "The database refused a statement of a migration. Its transaction was rolled back.");

    /// <summary>A migration's verifying query did not hold.</summary>
    public static ProblemCode VerifyFailed { get; } = Add("verify-failed", ExitCode.VerificationFailed,
        "A query of a migration's verify section gave no row, NULL or false. The transaction was rolled back.");

    /// <summary>A migration broke foreign keys.</summary>
    public static ProblemCode ForeignKeysBroken { get; } = Add("foreign-keys-broken", ExitCode.VerificationFailed,
        "After the migrations more rows point at nothing than before. The transaction was rolled back.");

    /// <summary>The committed state is not what it should be.</summary>
    public static ProblemCode VerificationFailed { get; } = Add("verification-failed", ExitCode.VerificationFailed,
        "After the commit, a second connection did not find what was committed, or could not read a table.");

    /// <summary>An interrupted statement needs a person.</summary>
    public static ProblemCode InterruptedStatement { get; } = Add("interrupted-statement", ExitCode.NeedsPerson,
        "A statement outside of a transaction was interrupted, and nothing tells whether it took effect.");

    /// <summary>A revert was interrupted.</summary>
    public static ProblemCode InterruptedRevert { get; } = Add("interrupted-revert", ExitCode.NeedsPerson,
        "A revert outside of a transaction was interrupted: it has to be finished before anything else.");

    /// <summary>Migrations are pending, and this run may not apply them.</summary>
    public static ProblemCode Behind { get; } = Add("behind", ExitCode.Differences,
        "Migrations are pending and SLIPWAY_UP=verify forbids to apply them: the server is not launched.");

    /// <summary>A migration is not one transaction.</summary>
    public static ProblemCode CommittedInParts { get; } = AddNote("committed-in-parts",
        "a statement of the migration cannot be in one transaction with the others, so it is committed in parts, each journaled.");

    /// <summary>A statement cannot run in its migration's transaction.</summary>
    public static ProblemCode NeedsNoTransaction { get; } = Add("needs-no-transaction", ExitCode.Usage,
        "A migration that runs in a transaction holds a statement that cannot. It is known before anything runs.");

    /// <summary>A migration asks for what this version cannot do.</summary>
    public static ProblemCode NotSupportedYet { get; } = Add("not-supported-yet", ExitCode.Usage,
        "A migration or a setting asks for something that is part of the format, and that this version of Slipway cannot do yet.");

    /// <summary>A migration cannot be previewed.</summary>
    public static ProblemCode NotPreviewed { get; } = Add("not-previewed", ExitCode.Done,
        "A warning: steps outside of the first transaction cannot be tried and rolled back, so what they do is not shown beforehand.");

    /// <summary>Somebody else has changed the structure during the run.</summary>
    public static ProblemCode ChangedMeanwhile { get; } = Add("changed-meanwhile", ExitCode.Differences,
        "Between two transactions of this run somebody else has changed tables, columns or other objects. What was committed "
            + "before stands.");

    /// <summary>The steps are not those that were agreed to.</summary>
    public static ProblemCode PlanChanged { get; } = Add("plan-changed", ExitCode.Differences,
        "Between showing the steps and running them another run has changed the history. Nothing was changed by this one.");

    /// <summary>The database lacks what is applied.</summary>
    public static ProblemCode SchemaDrifted { get; } = Add("schema-drifted", ExitCode.Differences,
        "A table or column is not in the database although applied migrations have made it: nothing more is applied, "
            + "and no server launched.");

    /// <summary>The database differs from what is applied.</summary>
    public static ProblemCode SchemaDiffers { get; } = Add("schema-differs", ExitCode.Done,
        "A warning: something in the database is not as its applied migrations have made it. The deployment goes on.");
}
