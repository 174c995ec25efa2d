namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>A name that no migration can have.</summary>
    public static ProblemCode NameUnusable { get; } = Add("name-unusable", ExitCode.Usage,
        "No file can be named after what was given: it holds no letter of a to z and no digit, or is a word for revisions.");

    /// <summary>A name that no app can have.</summary>
    public static ProblemCode AppUnusable { get; } = Add("app-unusable", ExitCode.Usage,
        "No app can have that name: it is no plain folder below the migrations, or the folder of the repeatable ones.");

    /// <summary>A migration that cannot be a parent here.</summary>
    public static ProblemCode ParentUnusable { get; } = Add("parent-unusable", ExitCode.Usage,
        "The parent that was named belongs to another app: a migration has parents of its own app and depends on others.");
}
