namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>The settings file is not there.</summary>
    public static ProblemCode SettingsFileMissing { get; } = Add("settings-file-missing", ExitCode.Usage,
        "The settings file that was named with --config or SLIPWAY_CONFIG is not there or cannot be read.");

    /// <summary>The settings file is not valid JSON.</summary>
    public static ProblemCode SettingsSyntax { get; } = Add("settings-syntax", ExitCode.Usage,
        "The settings file is not valid JSON (comments and trailing commas are allowed), or names a setting twice.");

    /// <summary>No setting has that name.</summary>
    public static ProblemCode SettingUnknown { get; } = Add("setting-unknown", ExitCode.Usage,
        "The settings file holds a name that is no setting; most often it is misspelt.");

    /// <summary>A setting's value cannot be used.</summary>
    public static ProblemCode SettingInvalid { get; } = Add("setting-invalid", ExitCode.Usage,
        "A setting, from a flag, an environment variable or the settings file, has a value that cannot be used.");

    /// <summary>No environment variable of ours has that name.</summary>
    public static ProblemCode VariableUnknown { get; } = Add("variable-unknown", ExitCode.Usage,
        "An environment variable begins with SLIPWAY_ but is none of Slipway's; most often it is misspelt.");

    /// <summary>The settings file does not know that environment.</summary>
    public static ProblemCode EnvironmentUnknown { get; } = Add("environment-unknown", ExitCode.Usage,
        "The settings file lists environments, and the one that was chosen is not among them.");

    /// <summary>A value is given in two exclusive ways.</summary>
    public static ProblemCode VariableTwice { get; } = Add("variable-twice", ExitCode.Usage,
        "Both NAME and NAME_FILE are set; only one of them may be.");

    /// <summary>The file that holds a secret cannot be read.</summary>
    public static ProblemCode SecretFileUnreadable { get; } = Add("secret-file-unreadable", ExitCode.Usage,
        "The file that should hold a database URL is not there or cannot be read.");

    /// <summary>The file of environment variables cannot be used.</summary>
    public static ProblemCode EnvFileInvalid { get; } = Add("env-file-invalid", ExitCode.Usage,
        "The .env file cannot be read, or has a line that is not NAME=value.");

    /// <summary>No database is named.</summary>
    public static ProblemCode UrlMissing { get; } = Add("url-missing", ExitCode.Usage,
        "No database is named: not by a flag, an environment variable, nor the settings file.");

    /// <summary>The database URL cannot be understood.</summary>
    public static ProblemCode UrlInvalid { get; } = Add("url-invalid", ExitCode.Usage,
        "The database URL cannot be understood.");

    /// <summary>The database URL still holds a placeholder.</summary>
    public static ProblemCode UrlPlaceholder { get; } = Add("url-placeholder", ExitCode.Usage,
        "The database URL holds a placeholder, such as ${VAR}, that nothing has filled in.");

    /// <summary>The database URL may mean two files.</summary>
    public static ProblemCode UrlAmbiguous { get; } = Add("url-ambiguous", ExitCode.Usage,
        "The database URL may mean two different files, because tools read it differently. Nothing was touched.");

    /// <summary>A database in memory cannot be migrated.</summary>
    public static ProblemCode UrlInMemory { get; } = Add("url-in-memory", ExitCode.Usage,
        "The database URL names a database in memory, which would be gone when Slipway ends.");

    /// <summary>Slipway has no engine for that database.</summary>
    public static ProblemCode EngineUnsupported { get; } = Add("engine-unsupported", ExitCode.Usage,
        "Slipway has no engine for the database that the URL or the setting names.");

    /// <summary>A password stands on the command line.</summary>
    public static ProblemCode PasswordVisible { get; } = Add("password-visible", ExitCode.Usage,
        "A warning: the URL on the command line holds a password, which every process on the machine can read.");
}
