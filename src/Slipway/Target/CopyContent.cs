using System.Collections.Immutable;

namespace Slipway.Target;

/// <summary>What a copy of the database holds.</summary>
/// <param name="Rows">The rows of each table, Slipway's own tables included.</param>
/// <param name="Head">The current revision in the copy's history.</param>
/// <param name="Environment">The label in the copy; <see langword="null"/> without one.</param>
public sealed record CopyContent(
    ImmutableSortedDictionary<string, long> Rows,
    ImmutableArray<string> Head,
    string? Environment)
{
    /// <summary>
    /// When it was made, in the engine's own terms, so that the engine can tell what was written since;
    /// <see langword="null"/> when it cannot be known.
    /// </summary>
    public string? Moment { get; init; }

    /// <summary>Whether it was restored for a trial: a deep check does, where the engine and the role can.</summary>
    public bool WasRestored { get; init; }

    /// <summary>What a person should know of how it was made or checked, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
