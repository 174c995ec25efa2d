namespace Slipway.Problems;

/// <summary>An entry of the catalogue of problems.</summary>
/// <param name="Name">The stable name, such as <c>duplicate-id</c>.</param>
/// <param name="Exit">The code with which the program ends.</param>
/// <param name="Meaning">What it means, in one sentence, for the documentation.</param>
public sealed record ProblemCode(string Name, ExitCode Exit, string Meaning)
{
    /// <summary>Whether it only says how something is done, and nobody need act upon it: a log has it as information.</summary>
    public bool IsNote { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
