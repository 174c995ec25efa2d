namespace Slipway.Target;

/// <summary>The engine refused a statement.</summary>
/// <param name="message">The engine's own words.</param>
/// <param name="engineCode">The engine's code: an SQLSTATE, or <c>SQLITE_CONSTRAINT_UNIQUE</c>.</param>
/// <param name="offset">Where in the statement, in characters from 0; <see langword="null"/> when the engine does not tell.</param>
/// <param name="cause">The driver's exception.</param>
public sealed class StatementFailedException(string message, string engineCode, int? offset, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>The engine's code: an SQLSTATE, or <c>SQLITE_CONSTRAINT_UNIQUE</c>.</summary>
    public string EngineCode { get; } = engineCode;

    /// <summary>Where in the statement, in characters from 0; <see langword="null"/> when the engine does not tell.</summary>
    public int? Offset { get; } = offset;

    /// <summary>
    /// What the engine adds, a line each: which row, which objects, where within. It may hold values of rows; <see langword="null"/>
    /// when it adds nothing.
    /// </summary>
    public string? Detail { get; init; }

    /// <summary>Whether it waited for a lock that somebody else holds.</summary>
    public bool IsHeldUp { get; init; }

    /// <summary>What the engine's words mean here and what helps; <see langword="null"/> when they speak for themselves.</summary>
    public string? Advice { get; init; }

    /// <summary>
    /// Whether it failed within what the statement runs, such as a procedure: a statement that can commit by itself may have
    /// done so before.
    /// </summary>
    public bool IsFromWithin { get; init; }

    /// <summary>Whether something is not there that the statement names: behind others, which make it, it may succeed.</summary>
    public bool IsForLackOfObject { get; init; }

    /// <summary>Whether it would have changed Slipway's own tables, and was refused for that.</summary>
    public bool ConcernsOwnTables { get; init; }

    /// <summary>
    /// How long to pause before the whole transaction is tried again, because what was in the way may pass: a lock, a
    /// deadlock; <see langword="null"/> when trying again would not help.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }
}
