namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>A change of a schema that the engine cannot make.</summary>
    public static ProblemCode ChangeUnsupported { get; } = Add("change-unsupported", ExitCode.Refused,
        "A change of the schema that the engine cannot make without losing what is there. The message names it; a person must write it.");
}
