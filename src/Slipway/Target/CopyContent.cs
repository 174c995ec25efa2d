using System.Collections.Immutable;

namespace Slipway.Target;

/// <summary>What a copy of the database holds.</summary>
/// <param name="Rows">The rows of each table, Slipway's own tables included.</param>
/// <param name="Head">The current revision in the copy's history.</param>
/// <param name="Environment">The label in the copy; <see langword="null"/> without one.</param>
public sealed record CopyContent(
    ImmutableSortedDictionary<string, long> Rows,
    ImmutableArray<string> Head,
    string? Environment);
