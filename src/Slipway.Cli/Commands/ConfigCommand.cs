using Slipway.Cli.Render;
using Slipway.Cli.Run;
using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway config</c>: every setting, its value, and where that came from.</summary>
sealed class ConfigCommand : Verb
{
    public ConfigCommand()
        : base("config", "Show every setting, its value, and where it came from.", "slipway config --env production") =>
        Remarks = "Passwords are masked. A flag wins over an environment variable, that over slipway.json, that over the default. A\n"
            + "variable that is not set is looked for in .env, beside slipway.json, or in the file of --env-file.";

    public override Task<ExitCode> RunAsync(CommandRun run)
    {
        var settings = run.ReadSettings();
        if (!settings.Succeeded)
            return Task.FromResult(run.Fail(settings.Problems));

        var values = settings.Value.All.SelectMany(setting => Effective(setting, settings.Value)).ToList();
        if (run.Json)
            WriteJson(run.Terminal, settings.Value, values);
        else
            WriteText(run, settings.Value, values);
        return Task.FromResult(settings.Value.Database switch
        {
            { Succeeded: false, Problems: [{ Code: var code }, ..] unread } when code != Codes.UrlMissing => run.Fail(unread),
            _ => ExitCode.Done,
        });
    }

    /// <summary>A setting as it takes effect: paths absolute, the database as it was understood, with the source of each part.</summary>
    static IEnumerable<Line> Effective(Setting setting, SlipwaySettings settings) => setting.Key switch
    {
        { Name: "url" } when settings.Database is { Succeeded: true, Value: var url } =>
            url.Parts.Select(part => new Line("url." + part.Name, part.Shown, part.Origin))
                .Prepend(new(setting.Key.Name, url.Shown, url.Origin)),
        { Kind: SettingKind.Path } => [new(setting.Key.Name, settings.Path(setting.Key.Name), setting.Origin)],
        { WhenUnset: { } effect } when setting.Value is null => [new(setting.Key.Name, null, $"{setting.Origin}: {effect}")],
        _ => [new(setting.Key.Name, setting.Shown, setting.Origin)],
    };

    static void WriteText(CommandRun run, SlipwaySettings settings, List<Line> values)
    {
        var name = values.Max(line => line.Name.Length);
        var value = Math.Min(50, values.Max(line => (line.Value ?? "").Length));
        run.Print($"{"settings file".PadRight(name)}  {Escaped.Line(settings.File ?? "none")}");
        foreach (var line in values)
        {
            var shown = Escaped.Line(line.Value ?? "-").PadRight(value);
            run.Print($"{line.Name.PadRight(name)}  {shown}  {run.Terminal.Paint(Escaped.Line(line.Origin), Ink.Faint)}");
        }
    }

    static void WriteJson(Terminal terminal, SlipwaySettings settings, List<Line> values) =>
        JsonOutput.WriteObject(terminal, json =>
        {
            json.WriteString("file", settings.File);
            json.WriteStartArray("settings");
            foreach (var (name, value, origin) in values)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("value", value);
                json.WriteString("origin", origin);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    sealed record Line(string Name, string? Value, string Origin);
}
