namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>A change of a schema cannot be written.</summary>
    public static ProblemCode SchemaChangeUnsupported { get; } = Add("schema-change-unsupported", ExitCode.Usage,
        "A change of the schema cannot be made, or not without losing what is there: it must be written by hand.");
}
