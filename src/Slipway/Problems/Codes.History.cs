namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>A file was changed after it was applied.</summary>
    public static ProblemCode FileChanged { get; } = Add("file-changed", ExitCode.Differences,
        "The up section of a file is not the one that was applied: the database does not have what the file says.");

    /// <summary>A file is gone, or another stands in its place.</summary>
    public static ProblemCode FileMissing { get; } = Add("file-missing", ExitCode.Differences,
        "A migration is applied and other migrations build on it or stand in its place, but its file is gone.");

    /// <summary>A file was renamed after it was applied.</summary>
    public static ProblemCode Renamed { get; } = Add("renamed", ExitCode.Differences,
        "An applied migration's file has another name now. It is not run a second time.");

    /// <summary>A file came late.</summary>
    public static ProblemCode Spliced { get; } = Add("spliced", ExitCode.Done,
        "A warning: a pending migration stands before applied ones. It is applied like any other.");

    /// <summary>A file's parent line was changed.</summary>
    public static ProblemCode ParentChanged { get; } = Add("parent-changed", ExitCode.Done,
        "A warning: an applied migration's file names another parent than the history does.");

    /// <summary>The database has migrations that the files lack.</summary>
    public static ProblemCode AheadOfFiles { get; } = Add("ahead-of-files", ExitCode.Ahead,
        "The database has migrations that these files lack: a note when all of them only expand the schema, otherwise a refusal.");
}
