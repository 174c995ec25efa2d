using Slipway.Files;

namespace Slipway.History;

/// <summary>A file that does not say what was applied: its text was changed, or its name.</summary>
/// <param name="File">The file as it is.</param>
/// <param name="Applied">The row of the history.</param>
public sealed record ChangedMigration(Migration File, AppliedMigration Applied);
