using Slipway.Effects;
using Slipway.History;
using Slipway.Sql;

namespace Slipway.Target;

/// <summary>
/// The connection of the only runner: it holds the lock from <see cref="ITarget.TryLockAsync"/> until it is disposed,
/// so that losing the lock is losing the work. Disposing rolls back what is open.
/// </summary>
public interface ITargetSession : IAsyncDisposable
{
    /// <summary>Reads the history under the lock.</summary>
    Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel);

    /// <summary>Begins a transaction.</summary>
    Task BeginAsync(TransactionRequest request, CancellationToken cancel);

    /// <summary>Runs one statement: in the open transaction, or on its own when none is open.</summary>
    /// <returns>How it went: usually <see cref="StatementResult.Ran"/>.</returns>
    /// <exception cref="StatementFailedException">The engine refused it.</exception>
    Task<StatementResult> ExecuteAsync(SqlStatement statement, CancellationToken cancel);

    /// <summary>Runs a verifying query: true when it gives rows and the first column of each is true or 1.</summary>
    /// <exception cref="StatementFailedException">The engine refused it.</exception>
    Task<bool> AskAsync(SqlStatement query, CancellationToken cancel);

    /// <summary>Sees what the open transaction has made of the database, without fingerprints.</summary>
    Task<DatabaseState> ObserveAsync(CancellationToken cancel) => ObserveAsync(ObservationDetail.Counts, cancel);

    /// <summary>Sees what the open transaction has made of the database.</summary>
    Task<DatabaseState> ObserveAsync(ObservationDetail detail, CancellationToken cancel);

    /// <summary>The statements of one migration begin.</summary>
    /// <param name="migration">Its id, by which others may see what goes on.</param>
    /// <param name="statementTimeout">How long one of them may take; <see langword="null"/> for ever.</param>
    /// <param name="cancel">Stops it.</param>
    Task BeginStepAsync(string migration, TimeSpan? statementTimeout, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// The statements of one migration are over: undoes what they left in the connection (settings, a role, temporary
    /// objects), so that nothing leaks into the next one.
    /// </summary>
    Task EndStepAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// Looks whether a statement outside of transactions, in which a run was interrupted, took effect; and clears away what it
    /// left half done, so that it may be run again.
    /// </summary>
    /// <returns>
    /// Whether it took effect; <see langword="null"/> when the engine cannot tell, and whether it may simply be run again is
    /// for its nature to say.
    /// </returns>
    Task<bool?> RecoverAsync(SqlStatement statement, CancellationToken cancel) => Task.FromResult<bool?>(null);

    /// <summary>Changes Slipway's own tables, in the open transaction or in one of its own.</summary>
    Task RecordAsync(HistoryChange change, CancellationToken cancel);

    /// <summary>Commits, and knows afterwards that it is so.</summary>
    Task CommitAsync(CancellationToken cancel);

    /// <summary>Takes back everything since <see cref="BeginAsync"/>. Does nothing when no transaction is open.</summary>
    Task RollbackAsync();
}
