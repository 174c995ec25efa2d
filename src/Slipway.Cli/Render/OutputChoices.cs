namespace Slipway.Cli.Render;

/// <summary>What flags and environment say about output.</summary>
/// <param name="Environment">Looks up an environment variable.</param>
sealed record OutputChoices(Func<string, string?> Environment)
{
    /// <summary>Whether standard output holds one JSON document and nothing else.</summary>
    public bool Json { get; init; }

    /// <summary><c>auto</c>, <c>plain</c> or <c>json</c>.</summary>
    public string LogFormat { get; init; } = "auto";

    /// <summary>Whether the log is that of an entry point, with a banner.</summary>
    public bool Banner { get; init; }

    /// <summary><c>auto</c>, <c>always</c> or <c>never</c>.</summary>
    public string Color { get; init; } = "auto";

    /// <summary>Whether only warnings and errors are logged.</summary>
    public bool Quiet { get; init; }

    /// <summary>Whether details are logged.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether a continuous integration runs us: no prompts, no moving progress.</summary>
    public bool IsAutomated => IsSet("CI") || IsSet("GITHUB_ACTIONS") || IsSet("BUILDKITE") || IsSet("TF_BUILD");

    /// <summary>Whether the locale can show more than ASCII.</summary>
    public bool IsUnicode =>
        (NotEmpty("LC_ALL") ?? NotEmpty("LC_CTYPE") ?? NotEmpty("LANG") ?? "") is var locale
        && (locale.Contains("utf-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether to colour what goes to a stream.</summary>
    public bool UsesColor(bool isTerminal) => Color switch
    {
        "always" => true,
        "never" => false,
        _ when NotEmpty("NO_COLOR") is not null => false,
        _ when IsSet("FORCE_COLOR") || IsSet("CLICOLOR_FORCE") => true,
        _ => isTerminal && NotEmpty("TERM") is not "dumb",
    };

    bool IsSet(string name) => NotEmpty(name) is { } value and not "0" && value != "false";

    string? NotEmpty(string name) => Environment(name) is { Length: > 0 } value ? value : null;
}
