using System.Collections.Immutable;

namespace Slipway.PostgreSql.Copies;

/// <summary>A copy that was just made, and what was counted in the snapshot that it was made of.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Rows">The rows of each table.</param>
/// <param name="Moment">When it was.</param>
/// <param name="Notes">What a person should know of how it was made.</param>
sealed record FreshCopy(
    string Path, ImmutableSortedDictionary<string, long> Rows, CopyMoment Moment, ImmutableArray<string> Notes);
