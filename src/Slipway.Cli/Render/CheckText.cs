using System.Text.Json;
using Slipway.Cli.Survey;
using Slipway.Problems;

namespace Slipway.Cli.Render;

/// <summary>What was looked at, a line each, with what helps below.</summary>
static class CheckText
{
    public static void Write(Terminal terminal, IReadOnlyList<Check> checks)
    {
        var subject = checks.Select(check => Escaped.Line(check.Subject).Length).DefaultIfEmpty().Max();
        foreach (var check in checks)
        {
            var indent = new string(' ', Longest + subject + 4);
            var text = Indented(check.Text, indent);
            terminal.Out.WriteLine($"{Word(terminal, check.Result)}  {Escaped.Line(check.Subject).PadRight(subject)}  {text}".TrimEnd());
            if (check.Problem?.Fix is { } fix)
                terminal.Out.WriteLine($"{indent}{terminal.Paint("Next:", Ink.Bold)} {Indented(fix, indent)}");
        }
    }

    /// <summary>Writes the document of a command that only checks.</summary>
    /// <param name="terminal">Where it goes.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="exit">The code with which the program ends.</param>
    /// <param name="more">Further members.</param>
    public static void WriteJson(
        Terminal terminal, IReadOnlyList<Check> checks, ExitCode exit, Action<Utf8JsonWriter>? more = null) =>
        JsonOutput.WriteObject(terminal, json =>
        {
            json.WriteBoolean("ok", exit is ExitCode.Done);
            more?.Invoke(json);
            WriteJson(json, checks);
            ProblemFields.Write(
                json, "problems", checks.Where(check => check.Result is CheckResult.Problem).Select(check => check.Problem!));
            json.WriteNumber("exitCode", (int)exit);
        });

    /// <summary>Writes the checks as a member that is an array.</summary>
    public static void WriteJson(Utf8JsonWriter json, IEnumerable<Check> checks)
    {
        json.WriteStartArray("checks");
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("subject", check.Subject);
            json.WriteString("result", check.Result.ToString().ToLowerInvariant());
            json.WriteString("text", check.Text);
            json.WriteString("code", check.Problem?.Code.Name);
            json.WriteString("fix", check.Problem?.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    const int Longest = 7;

    static string Indented(string text, string indent) =>
        Escaped.Lines(text).Replace("\n", $"\n{indent}", StringComparison.Ordinal);

    static string Word(Terminal terminal, CheckResult result) => result switch
    {
        CheckResult.Ok => terminal.Paint("ok".PadRight(Longest), Ink.Good),
        CheckResult.Note => "note".PadRight(Longest),
        CheckResult.Warn => terminal.Paint("warn".PadRight(Longest), Ink.Doubtful),
        _ => terminal.Paint("problem".PadRight(Longest), Ink.Bad),
    };
}
