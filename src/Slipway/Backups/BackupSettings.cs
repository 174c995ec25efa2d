using System.Collections.Immutable;

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
    /// A program that backs up instead, and its arguments; empty, as by default, when Slipway does it. It is told what in its
    /// environment (<c>SLIPWAY_DATABASE</c>, <c>SLIPWAY_REVISION</c>, …), and the first line that it writes is the backup's name.
    /// </summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>
    /// The largest database, in bytes, of which a deployment makes a copy before it changes anything, where the engine says how
    /// large one is; <see langword="null"/>, as by default, for no limit.
    /// </summary>
    public long? MaxBytes { get; init; }

    /// <summary>
    /// The name of a backup without its extension: <c>{name}</c> is the database's, <c>{environment}</c> its label,
    /// <c>{timestamp}</c> the time in UTC as <c>yyyyMMdd_HHmmss</c>.
    /// </summary>
    public string NamePattern { get; init; } = DefaultNamePattern;
}
