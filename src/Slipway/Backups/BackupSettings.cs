namespace Slipway.Backups;

/// <summary>Where backups lie, what they are called, and how many are kept.</summary>
/// <param name="Folder">The folder; it is made, for its owner only, when it is missing.</param>
public sealed record BackupSettings(string Folder)
{
    /// <summary>The pattern of <see cref="NamePattern"/> unless the settings say otherwise.</summary>
    public const string DefaultNamePattern = "{name}_backup_{environment}_{timestamp}";

    /// <summary>How many good backups are kept of each database and environment, pinned ones aside; at least 1, default 10.</summary>
    public int Keep { get; init; } = 10;

    /// <summary>
    /// The name of a backup without its extension: <c>{name}</c> is the database's, <c>{environment}</c> its label,
    /// <c>{timestamp}</c> the time in UTC as <c>yyyyMMdd_HHmmss</c>.
    /// </summary>
    public string NamePattern { get; init; } = DefaultNamePattern;
}
