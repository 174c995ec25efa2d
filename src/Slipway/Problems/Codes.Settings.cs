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
        "The file that should hold a database URL, or a part of one, is not there or cannot be read.");

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

    /// <summary>The database URL may mean two databases.</summary>
    public static ProblemCode UrlAmbiguous { get; } = Add("url-ambiguous", ExitCode.Usage,
        "The database URL may mean two different files, or two hosts, because it can be read in two ways. Nothing was touched.");

    /// <summary>A password holds letters that should be encoded.</summary>
    public static ProblemCode UrlPasswordRaw { get; } = Add("url-password-raw", ExitCode.Done,
        "A warning: the password in the database URL holds raw letters such as @ or /; the one reading that makes sense was taken.");

    /// <summary>A parameter of the URL says nothing to Slipway.</summary>
    public static ProblemCode UrlParameterUnknown { get; } = Add("url-parameter-unknown", ExitCode.Done,
        "A warning: the database URL has parameters that Slipway does not act upon; most often they are misspelt, or of another driver.");

    /// <summary>The URL names no database.</summary>
    public static ProblemCode UrlDatabaseDefault { get; } = AddNote("url-database-default",
        "the URL names a server and no database on it; the server takes the one of the user's name.");

    /// <summary>A component says something else than the URL.</summary>
    public static ProblemCode UrlContradicted { get; } = Add("url-contradicted", ExitCode.Done,
        "A warning: variables such as DB_HOST or DB_NAME say something else about the database than the URL, which wins.");

    /// <summary>The direct URL leads to another database.</summary>
    public static ProblemCode UrlDirectElsewhere { get; } = Add("url-direct-elsewhere", ExitCode.Done,
        "A warning: the direct URL names another database than the URL that the application uses.");

    /// <summary>Schemas to look in are named behind a pooler.</summary>
    public static ProblemCode UrlPooledSearchPath { get; } = Add("url-pooled-search-path", ExitCode.Usage,
        "The database URL names schemas to look in (schema, currentSchema, search_path) and leads to a pooler, which loses them.");

    /// <summary>No service of that name is defined.</summary>
    public static ProblemCode ServiceUnknown { get; } = Add("service-unknown", ExitCode.Usage,
        "The database is named by a service (service= or PGSERVICE) that no file of services defines.");

    /// <summary>The file of services cannot be used.</summary>
    public static ProblemCode ServiceFileInvalid { get; } = Add("service-file-invalid", ExitCode.Usage,
        "The file of services cannot be read, or the section that is asked for has a line that is no known keyword=value.");

    /// <summary>The password file is not used.</summary>
    public static ProblemCode PasswordFileUnusable { get; } = Add("password-file-unusable", ExitCode.Done,
        "A warning: the password file is not used, because others than its owner may read it, or because it cannot be read.");

    /// <summary>A database in memory cannot be migrated.</summary>
    public static ProblemCode UrlInMemory { get; } = Add("url-in-memory", ExitCode.Usage,
        "The database URL names a database in memory, which would be gone when Slipway ends.");

    /// <summary>Production is to be emptied.</summary>
    public static ProblemCode ResetInProduction { get; } = Add("reset-in-production", ExitCode.WrongDatabase,
        "DB_RESET_ON_STARTUP is true in an environment that is production. Nothing was changed, and the server was not started.");

    /// <summary>A database is to be emptied by a deployment.</summary>
    public static ProblemCode ResetNotDeployed { get; } = Add("reset-not-deployed", ExitCode.Usage,
        "DB_RESET_ON_STARTUP is true; a deployment never empties a database. Nothing was changed, and the server was not started.");

    /// <summary>Slipway has no engine for that database.</summary>
    public static ProblemCode EngineUnsupported { get; } = Add("engine-unsupported", ExitCode.Usage,
        "Slipway has no engine for the database that the URL or the setting names.");

    /// <summary>A password stands on the command line.</summary>
    public static ProblemCode PasswordVisible { get; } = Add("password-visible", ExitCode.Usage,
        "A warning: the URL on the command line holds a password, which every process on the machine can read.");
}
