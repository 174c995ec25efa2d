using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway init</c>: a settings file and a folder of migrations.</summary>
sealed class InitCommand : Verb
{
    public InitCommand()
        : base("init", "Write slipway.json and make the folder of migrations.", "slipway init --url sqlite:data/app.db") =>
        Remarks = "Nothing that is there is overwritten. No database is touched.";

    public override async Task<ExitCode> RunAsync(CommandRun run)
    {
        var file = Path.Combine(run.Input.WorkingDirectory, "slipway.json");
        var folder = run.Get(GlobalOptions.Folder) ?? "migrations";
        if (run.Get(GlobalOptions.Url) is { } given && SecretText.Mask(given) != given)
            return run.Fail(PasswordInFile());
        if (File.Exists(file))
        {
            return run.Fail(new Problem(Codes.FileExists, "slipway.json is there already; it was left as it is.")
            {
                Fix = "slipway config",
            });
        }

        try
        {
            Directory.CreateDirectory(Path.Combine(run.Input.WorkingDirectory, folder));
            await File.WriteAllTextAsync(file, Settings(run.Get(GlobalOptions.Url), folder), run.Cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return run.Fail(new Problem(Codes.FileNotWritten, $"The project cannot be written: {fault.Message}"));
        }

        if (run.Json)
            JsonOutput.WriteObject(run.Terminal, json => json.WriteTexts("written", ["slipway.json", folder]));
        else
            run.Print($"Wrote slipway.json and {Escaped.Line(folder)}/. Next: slipway new NAME");
        return ExitCode.Done;
    }

    static Problem PasswordInFile() => new(
        Codes.PasswordVisible, "The URL holds a password, which would stand in slipway.json for everybody to read.")
    {
        State = "Nothing was written.",
        Fix = "slipway init (without --url, or with --url env:DATABASE_URL), and give the URL in the variable DATABASE_URL.",
    };

    static string Settings(string? url, string folder) => $$"""
        {
          // The database: a URL, a path, or env:NAME to take it from a variable.
          "url": {{Quoted(url ?? "env:DATABASE_URL")}},
          "dir": {{Quoted(folder)}},
          "backup": { "dir": "backups", "keep": 10 }
        }

        """;

    static string Quoted(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text, JsonOutput.OnOneLine.Encoder)}\"";
}
