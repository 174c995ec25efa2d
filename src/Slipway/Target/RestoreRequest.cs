namespace Slipway.Target;

/// <summary>How a copy is to be put in the database's place.</summary>
/// <param name="EvenIfInUse">Whether to go on although others have the database open.</param>
/// <param name="Progress">Told the fraction that is done, from 0 to 1; <see langword="null"/> to tell nobody.</param>
public sealed record RestoreRequest(bool EvenIfInUse, IProgress<double>? Progress = null)
{
    /// <summary>
    /// Whether what is there must be moved aside, not overwritten, because it could not be saved beforehand.
    /// </summary>
    public bool MoveAside { get; init; }

    /// <summary>
    /// The copy of what is there, made just before; <see langword="null"/> when there is none. What was committed since is
    /// in no copy yet: then nothing is restored, unless that is wanted even if the database is in use.
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
