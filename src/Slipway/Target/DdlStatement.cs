using Slipway.Schema;

namespace Slipway.Target;

/// <summary>A statement that changes a schema.</summary>
/// <param name="Sql">Its text as a person would write it, without the semicolon; it may have several lines.</param>
/// <param name="Object">What it changes.</param>
public sealed record DdlStatement(string Sql, ObjectId Object)
{
    /// <summary>Whether it may run in a transaction; <see langword="true"/> by default.</summary>
    public bool Transactional { get; init; } = true;

    /// <summary>Whether what was run before it must be committed first; <see langword="false"/> by default.</summary>
    public bool NeedsCommit { get; init; }

    /// <summary>
    /// Whether it takes away what a version of the application may still use, so that it belongs into the contract phase;
    /// <see langword="false"/> by default.
    /// </summary>
    public bool TakesAway { get; init; }
}
