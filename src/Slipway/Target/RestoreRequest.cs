namespace Slipway.Target;

/// <summary>How a copy is to be put in the database's place.</summary>
/// <param name="EvenIfInUse">Whether to go on although others have the database open, and to cut them off where that can be done.</param>
/// <param name="Progress">Told the fraction that is done, from 0 to 1; <see langword="null"/> to tell nobody.</param>
public sealed record RestoreRequest(bool EvenIfInUse, IProgress<double>? Progress = null)
{
    /// <summary>Whether to go on although rows would be lost from the database that the copy has not.</summary>
    public bool EvenIfNewer { get; init; }

    /// <summary>
    /// Whether what is there must be moved aside, not overwritten, because it could not be saved beforehand.
    /// </summary>
    public bool MoveAside { get; init; }

    /// <summary>
    /// The copy of what is there, made just before; <see langword="null"/> when there is none. What was committed since is
    /// in no copy yet: then nothing is restored, unless that is wanted even if rows would be lost.
    /// </summary>
    public string? Saved { get; init; }

    /// <summary>
    /// When the copy was made, as <see cref="CopyContent.Moment"/> said then; <see langword="null"/> when it is not known. An
    /// engine that can tells by it whether rows would be lost that were written since.
    /// </summary>
    public string? Moment { get; init; }

    /// <summary>Told, a sentence each, what a person should know, such as where an unreadable file was moved.</summary>
    public IProgress<string>? Notes { get; init; }
}
