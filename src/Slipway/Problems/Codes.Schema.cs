namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>A change of a schema cannot be written.</summary>
    public static ProblemCode SchemaChangeUnsupported { get; } = Add("schema-change-unsupported", ExitCode.Usage,
        "A change of the schema cannot be made, or not without losing what is there: it must be written by hand.");

    /// <summary>How the values of a column become those of another type.</summary>
    public static ProblemCode SchemaUsingNeeded { get; } = Add("schema-using-needed", ExitCode.Usage,
        "A column gets another type, and no cast makes the one of the other by itself: an expression must say how, with --using.");
}
