namespace Slipway.Target;

/// <summary>How a transaction is wanted.</summary>
/// <param name="ForeignKeys">Whether foreign keys act (cascades). SQLite only.</param>
/// <param name="LockTimeout">How long a statement waits for a lock; <see langword="null"/> for the engine's default.</param>
public sealed record TransactionRequest(bool ForeignKeys = false, TimeSpan? LockTimeout = null)
{
    /// <summary>Which attempt at the same transaction this is, from 1: an engine may be more patient with each.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>
    /// Whether several migrations share it: then what one has put off to the commit (deferred constraints) is settled before
    /// the next begins.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>
    /// Whether another transaction of the same run follows: then the engine may leave the waiting for the disk to that one. A
    /// machine that fails in between loses the last transactions whole, with their rows of the history.
    /// </summary>
    public bool IsFollowed { get; init; }
}
