namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>A migration cannot be taken back.</summary>
    public static ProblemCode Irreversible { get; } = Add("irreversible", ExitCode.Usage,
        "A migration that would have to be reverted has no down section, neither in its file nor in the history.");

    /// <summary>The revision lies in the other direction.</summary>
    public static ProblemCode WrongDirection { get; } = Add("wrong-direction", ExitCode.Usage,
        "The revision lies in the other direction: up cannot revert, and down cannot apply.");

    /// <summary>A migration waits for its phase.</summary>
    public static ProblemCode PhaseHeld { get; } = AddNote("phase-held",
        "a migration is held because its phase was not asked for. The ones after it are applied.");
}
