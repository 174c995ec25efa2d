namespace Slipway.Sql;

/// <summary>How a statement stands to transactions.</summary>
public enum StatementNature
{
    /// <summary>Runs in a transaction, like almost everything.</summary>
    Transactional,

    /// <summary>Begins or ends a transaction or a savepoint: never allowed in a migration.</summary>
    TransactionControl,

    /// <summary>Cannot run in a transaction, and may be run again after an interruption.</summary>
    OutsideRepeatable,

    /// <summary>Cannot run in a transaction, and only a probe can tell after an interruption whether it ran.</summary>
    OutsideOnce,

    /// <summary>Runs in a transaction, but what it makes can be used only when that is committed: nothing may follow it in there.</summary>
    EndsTransaction,

    /// <summary>
    /// Changes only the connection, such as a search path. It runs in a transaction; but a run that goes on behind it has
    /// another connection, and runs it again.
    /// </summary>
    Setting,

    /// <summary>
    /// May commit by itself part of what it does, which it can only outside of a transaction: it runs there where the
    /// migration asks for no transaction, and in one otherwise.
    /// </summary>
    MayCommit,
}
