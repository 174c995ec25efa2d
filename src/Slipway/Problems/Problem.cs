namespace Slipway.Problems;

/// <summary>
/// Something a person must know or act upon: what happened, where, what is true of the database now, and what to do next.
/// </summary>
/// <param name="Code">The entry of the catalogue: its name is stable, its exit code a contract.</param>
/// <param name="Message">What happened, as one or more sentences, without secrets.</param>
public sealed record Problem(ProblemCode Code, string Message)
{
    /// <summary>Where it happened; <see langword="null"/> when no file is involved.</summary>
    public Place? Where { get; init; }

    /// <summary>The statement with a caret under the fault; <see langword="null"/> when there is none.</summary>
    public string? Excerpt { get; init; }

    /// <summary>What is true of the database now; <see langword="null"/> when it was not touched at all.</summary>
    public string? State { get; init; }

    /// <summary>What to type or change next; <see langword="null"/> when the message says it.</summary>
    public string? Fix { get; init; }

    /// <summary>The problem as an exception, for the places where the environment fails.</summary>
    public ProblemException ToException(Exception? cause = null) => new(this, cause);
}
