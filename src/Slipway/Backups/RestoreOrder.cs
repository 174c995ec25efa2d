using Slipway.Target;

namespace Slipway.Backups;

/// <summary>A restore that is wanted.</summary>
/// <param name="Backup">Which: <c>latest</c>, <c>latest-good</c>, an id, the beginning of one, or a path.</param>
/// <param name="Run">The run that does it.</param>
public sealed record RestoreOrder(string Backup, RunIdentity Run)
{
    /// <summary>The label under which the present state is saved; <see langword="null"/> without one.</summary>
    public string? Environment { get; init; }

    /// <summary>
    /// Whether to go on although the database has rows that the backup has not; and, where the engine cannot cut them off, although
    /// others have it open.
    /// </summary>
    public bool EvenIfNewer { get; init; }

    /// <summary>Whether to end the connections of others, where the engine can; where it cannot, to go on in spite of them.</summary>
    public bool EndsConnections { get; init; }

    /// <summary>Whether to go on although the backup is of another database.</summary>
    public bool EvenIfOfOther { get; init; }

    /// <summary>Told the fraction that is restored, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Told, a sentence each, what a person should know.</summary>
    public IProgress<string>? Notes { get; init; }
}
