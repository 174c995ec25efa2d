namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>There is no throw-away database.</summary>
    public static ProblemCode ShadowUnavailable { get; } = Add("shadow-unavailable", ExitCode.NotReady,
        "The schema that files make is read from a throw-away database, and none can be made on this server by this role.");

    /// <summary>Definitions cannot be read.</summary>
    public static ProblemCode SchemaUnreadable { get; } = Add("schema-unreadable", ExitCode.Usage,
        "The file or folder that a schema is to be read from is not there, or cannot be read.");

    /// <summary>No wanted schema is named.</summary>
    public static ProblemCode SchemaUnset { get; } = Add("schema-unset", ExitCode.Usage,
        "Nothing says which schema is wanted: the setting \"schema\" names a file, a folder or a command.");

    /// <summary>The engine refused a definition.</summary>
    public static ProblemCode DefinitionRefused { get; } = Add("definition-refused", ExitCode.Usage,
        "The engine refused a statement of the definitions that a schema is to be read from.");

    /// <summary>The command that prints definitions failed.</summary>
    public static ProblemCode SchemaCommandFailed { get; } = Add("schema-command-failed", ExitCode.Usage,
        "The command that prints the wanted schema cannot be run, or ended with an error.");

    /// <summary>It must be said whether something is renamed.</summary>
    public static ProblemCode RenameOpen { get; } = Add("rename-open", ExitCode.Usage,
        "What is gone and what is new could be one thing under another name: nobody but a person can tell.");

    /// <summary>A rename that was given cannot be made.</summary>
    public static ProblemCode RenameUnusable { get; } = Add("rename-unusable", ExitCode.Usage,
        "A rename that was given names what is not there, or a name that is taken.");

    /// <summary>A migration does not lead where it should.</summary>
    public static ProblemCode DiffUnproved { get; } = Add("diff-unproved", ExitCode.Usage,
        "A migration that was to be written from a difference does not run in a throw-away database, or does not make the wanted schema.");

    /// <summary>A change cannot be taken back by a script.</summary>
    public static ProblemCode NotReversible { get; } = Add("not-reversible", ExitCode.Done,
        "A warning: a migration was written without the way back, because no script could take it back.");

    /// <summary>Nobody knows any more what an applied migration was.</summary>
    public static ProblemCode AppliedTextUnknown { get; } = Add("applied-text-unknown", ExitCode.Differences,
        "A migration is applied whose file is missing or changed and whose text the history does not keep: what it made is not known.");

    /// <summary>A way back leads elsewhere.</summary>
    public static ProblemCode DownDiffers { get; } = Add("down-differs", ExitCode.Differences,
        "The down section of a migration does not lead back to the schema that was before it.");

    /// <summary>The second time differs from the first.</summary>
    public static ProblemCode UpAgainDiffers { get; } = Add("up-again-differs", ExitCode.Differences,
        "Reverted and applied again, the migrations do not make the schema that they made at first.");

    /// <summary>The migrations do not make the wanted schema.</summary>
    public static ProblemCode WantedDiffers { get; } = Add("wanted-differs", ExitCode.Differences,
        "The migrations do not make the wanted schema: a migration is missing.");
}
