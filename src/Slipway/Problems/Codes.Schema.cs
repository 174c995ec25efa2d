namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>A change of a schema cannot be written.</summary>
    public static ProblemCode SchemaChangeUnsupported { get; } = Add("schema-change-unsupported", ExitCode.Usage,
        "A change of the schema cannot be made, or not without losing what is there: it must be written by hand.");

    /// <summary>The database lacks what migrations have made.</summary>
    public static ProblemCode SchemaLacking { get; } = Add("schema-lacking", ExitCode.VerificationFailed,
        "Something that the applied migrations have made is not in the database, or is not as they have made it.");

    /// <summary>The database has what no migration has made.</summary>
    public static ProblemCode SchemaExtra { get; } = AddNote("schema-extra",
        "the database has something that no migration has made. It is left alone.");

    /// <summary>Whether the schema is as the migrations have made it was not looked at.</summary>
    public static ProblemCode SchemaUnproved { get; } = AddNote("schema-unproved",
        "whether the schema is as the applied migrations have made it was not looked at, because no throw-away database could be made.");

    /// <summary>What was changed by hand cannot become a migration yet.</summary>
    public static ProblemCode DriftNotAcceptable { get; } = Add("drift-not-acceptable", ExitCode.Differences,
        "What was changed by hand cannot be recorded as a migration while files and history are not in step.");

    /// <summary>How the values of a column become those of another type.</summary>
    public static ProblemCode SchemaUsingNeeded { get; } = Add("schema-using-needed", ExitCode.Usage,
        "A column gets another type, and no cast makes the one of the other by itself: an expression must say how, with --using.");

    /// <summary>A migration was written and could not be recorded.</summary>
    public static ProblemCode DriftNotRecorded { get; } = Add("drift-not-recorded", ExitCode.VerificationFailed,
        "A migration of what was changed by hand was written, and the engine refused to record it as applied.");
}
