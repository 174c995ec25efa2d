using Slipway.Files;

namespace Slipway.History;

/// <summary>What shows that a file is missing, and was not just added by a newer build.</summary>
/// <param name="Witness">A file that is there.</param>
/// <param name="BuildsOnIt">Whether it builds on the missing one; otherwise it stands in its place.</param>
sealed record MissingFile(Migration Witness, bool BuildsOnIt);
