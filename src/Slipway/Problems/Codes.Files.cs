namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>The folder of migrations is not there.</summary>
    public static ProblemCode FolderMissing { get; } = Add("folder-missing", ExitCode.Usage,
        "The folder of migrations is not there, or is no folder.");

    /// <summary>A file or folder cannot be read.</summary>
    public static ProblemCode FileUnreadable { get; } = Add("file-unreadable", ExitCode.Usage,
        "A file or folder of migrations cannot be read. What cannot be read is never passed over.");

    /// <summary>A file name cannot be an id.</summary>
    public static ProblemCode FileNameInvalid { get; } = Add("file-name-invalid", ExitCode.Usage,
        "A file or folder of migrations has a name that cannot be an id: letters, digits, _ - and . are allowed, at most 128.");

    /// <summary>Two names differ only in letter case.</summary>
    public static ProblemCode FileNameTwin { get; } = Add("file-name-twin", ExitCode.Usage,
        "Two files or folders of migrations differ only in letter case: on some machines they would be one.");

    /// <summary>What is named like a migration is no file.</summary>
    public static ProblemCode FileNotRegular { get; } = Add("file-not-regular", ExitCode.Usage,
        "What is named like a migration is no regular file: a folder, a pipe, a device, or a link that leads to none.");

    /// <summary>A link leads out of the folder.</summary>
    public static ProblemCode FileOutside { get; } = Add("file-outside", ExitCode.Usage,
        "A link among the migrations leads out of their folder, or is a folder. It is not followed.");

    /// <summary>A file is no UTF-8 text.</summary>
    public static ProblemCode FileNotText { get; } = Add("file-not-text", ExitCode.Usage,
        "A migration is no UTF-8 text: another encoding, a byte order mark inside, a NUL byte, or larger than any text may be.");

    /// <summary>A large file is not any more what was planned.</summary>
    public static ProblemCode FileChangedMeanwhile { get; } = Add("file-changed-meanwhile", ExitCode.Usage,
        "A migration too large to be held in memory was changed between its planning and its end. Nothing of the change was run.");

    /// <summary>A file ends in the middle of a word.</summary>
    public static ProblemCode FileCutOff { get; } = Add("file-cut-off", ExitCode.Usage,
        "A migration's last statement ends with the file's last letter, without a semicolon or a line end: more may be missing.");

    /// <summary>A line is nearly a marker.</summary>
    public static ProblemCode MarkerUnknown { get; } = Add("marker-unknown", ExitCode.Usage,
        "A line is nearly a marker, or one that Slipway does not know; it would be taken for a comment.");

    /// <summary>A line is another tool's marker.</summary>
    public static ProblemCode MarkerForeign { get; } = Add("marker-foreign", ExitCode.Usage,
        "A line is a marker of another migration tool; it would be taken for a comment.");

    /// <summary>A marker stands where none may.</summary>
    public static ProblemCode MarkerMisplaced { get; } = Add("marker-misplaced", ExitCode.Usage,
        "A marker stands where it has no meaning: inside of a string, comment or body, or in the wrong order.");

    /// <summary>A marker is there twice.</summary>
    public static ProblemCode MarkerTwice { get; } = Add("marker-twice", ExitCode.Usage,
        "A marker is there twice, and only one of them could count.");

    /// <summary>A marker says what is not understood.</summary>
    public static ProblemCode MarkerInvalid { get; } = Add("marker-invalid", ExitCode.Usage,
        "What follows a marker's name is missing or not understood.");

    /// <summary>There is no up section.</summary>
    public static ProblemCode UpMissing { get; } = Add("up-missing", ExitCode.Usage,
        "A migration has no up section: nothing says what applies it.");

    /// <summary>SQL stands above the up section.</summary>
    public static ProblemCode SqlOutsideSection { get; } = Add("sql-outside-section", ExitCode.Usage,
        "SQL stands above the up section, where it would never be run.");

    /// <summary>A migration has no statements.</summary>
    public static ProblemCode MigrationEmpty { get; } = Add("migration-empty", ExitCode.Done,
        "A warning: a migration has no statements. It is recorded as applied and changes nothing.");

    /// <summary>An id looks invented.</summary>
    public static ProblemCode IdPlaceholder { get; } = Add("id-placeholder", ExitCode.Done,
        "A warning: an id such as a1b2c3d4e5f6 is what people and programs invent, and others will invent it, too.");

    /// <summary>A file is passed over.</summary>
    public static ProblemCode FileIgnored { get; } = Add("file-ignored", ExitCode.Done,
        "A warning: a file is passed over because its name ends like .SQL and not in .sql.");
}
