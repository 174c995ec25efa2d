namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>Migrations wait for each other.</summary>
    public static ProblemCode Cycle { get; } = Add("cycle", ExitCode.Usage,
        "Migrations name each other as parents in a circle, or one names itself: none of them could ever run.");

    /// <summary>A parent is not there.</summary>
    public static ProblemCode MissingParent { get; } = Add("missing-parent", ExitCode.Usage,
        "A migration names a parent, or a migration that it depends on, which no file has.");

    /// <summary>A parent's name fits several migrations.</summary>
    public static ProblemCode AmbiguousParent { get; } = Add("ambiguous-parent", ExitCode.Usage,
        "A migration names a parent, or a migration that it depends on, by a name that several apps have.");

    /// <summary>Two files have one id.</summary>
    public static ProblemCode DuplicateId { get; } = Add("duplicate-id", ExitCode.Usage,
        "Two files have the same id: only one of them would ever run.");

    /// <summary>An app has several heads.</summary>
    public static ProblemCode SeveralHeads { get; } = Add("several-heads", ExitCode.Usage,
        "Two or more migrations of an app branch from the same parent and were not brought together again.");

    /// <summary>A revision that there is not.</summary>
    public static ProblemCode UnknownRevision { get; } = Add("unknown-revision", ExitCode.Usage,
        "A revision names no migration, several, or a place beyond the first or the last one.");
}
