using System.Collections.Immutable;
using System.CommandLine;
using Slipway.Cli.Render;

namespace Slipway.Cli.Run;

/// <summary>The options that every command has.</summary>
static class GlobalOptions
{
    public static readonly Option<string> Config = Text("--config", "FILE", "The settings file (default: slipway.json, searched upwards).");
    public static readonly Option<string> Url = Text("--url", "URL", "The database.");
    public static readonly Option<string> UrlFile = Text("--url-file", "FILE", "A file that holds the database's URL.");
    public static readonly Option<string> Folder = Text("--dir", "DIR", "The folder of migrations.");
    public static readonly Option<string> EnvironmentName = Text("--env", "NAME", "The environment: its label, and its settings.");
    public static readonly Option<string> EnvFile = Text("--env-file", "FILE", "A .env file to read variables from.");
    public static readonly Option<bool> Json = Switch("--json", "Print one JSON document; logs go to standard error.");
    public static readonly Option<string> LogFormat = Words("--log-format", "How logs are written.", "auto", "plain", "json");
    public static readonly Option<string> Color = Words("--color", "Whether to use colours.", "auto", "always", "never");
    public static readonly Option<bool> Quiet = Switch("--quiet", "Log only warnings and errors.", "-q");
    public static readonly Option<bool> Verbose = Switch("--verbose", "Log details.", "-v");
    public static readonly Option<bool> Help = Switch("--help", "Show what a command does and takes.", "-h", "-?");

    public static ImmutableArray<Option> All { get; } =
        [Config, Url, UrlFile, Folder, EnvironmentName, EnvFile, Json, LogFormat, Color, Quiet, Verbose, Help];

    /// <summary>What the options say about output.</summary>
    public static OutputChoices Output(ParseResult parse, ProgramInput input) => new(input.Variable)
    {
        Json = parse.GetValue(Json),
        LogFormat = parse.GetValue(LogFormat) ?? "auto",
        Banner = BannerOption.IsGiven(parse),
        Color = parse.GetValue(Color) ?? "auto",
        Quiet = parse.GetValue(Quiet),
        Verbose = parse.GetValue(Verbose),
    };

    /// <summary>An option that takes a text.</summary>
    public static Option<string> Text(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = valueName, Recursive = true };

    static Option<bool> Switch(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, Recursive = true };

    /// <summary>An option that takes one of some words.</summary>
    public static Option<string> Words(string name, string description, params string[] words)
    {
        var option = Text(name, string.Join('|', words), description);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value))
                result.AddError($"{name} takes {string.Join(", ", words)}, not '{token.Value}'.");
        });
        return option;
    }
}
