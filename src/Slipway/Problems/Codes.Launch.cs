namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>An argument of the server names a variable that is not set.</summary>
    public static ProblemCode VariableNotSet { get; } = Add("variable-not-set", ExitCode.Usage,
        "An argument after \"--\" holds {env:NAME}, that variable is not set, and no default is given.");
}
