namespace Slipway.Target;

/// <summary>How a transaction is wanted.</summary>
/// <param name="ForeignKeys">Whether foreign keys act (cascades). SQLite only.</param>
/// <param name="LockTimeout">How long a statement waits for a lock; <see langword="null"/> for the engine's default.</param>
public sealed record TransactionRequest(bool ForeignKeys = false, TimeSpan? LockTimeout = null);
