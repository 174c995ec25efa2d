using System.Collections.Immutable;
using Slipway.Cli.Survey;
using Slipway.Problems;

namespace Slipway.Cli.Render;

/// <summary>What <c>slipway check</c> has found: for people, for programs, and for the lines of a pull request.</summary>
static class CheckReport
{
    public static void Write(Terminal terminal, ImmutableArray<Finding> findings)
    {
        foreach (var finding in findings)
            FindingText.Write(terminal, finding.Problem, finding.IsError ? Ink.Bad : Ink.Doubtful);
        var errors = findings.Count(finding => finding.IsError);
        var warnings = findings.Length - errors;
        terminal.Out.WriteLine((findings.IsEmpty ? "" : "\n") + (errors == 0 ? "Checked" : "Failed")
            + (findings.IsEmpty ? "." : $": {Amount.Of(errors, "error")}, {Amount.Of(warnings, "warning")}."));
    }

    public static void WriteJson(Terminal terminal, ImmutableArray<Finding> findings, ExitCode exit) =>
        JsonOutput.WriteObject(terminal, json =>
    {
        json.WriteBoolean("ok", exit is ExitCode.Done);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", finding.Severity);
            json.WriteString("migration", finding.Migration);
            if (finding.Problem.Where is { Line: > 0 and var line })
                json.WriteNumber("line", line);
            else
                json.WriteNull("line");
            json.WriteString("object", finding.Object);
            json.WriteString("message", finding.Problem.Message);
            json.WriteString("fix", finding.Problem.Fix);
            json.WriteNull("observed");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("exitCode", (int)exit);
    });

    /// <summary>GitHub's workflow commands: an annotation at the line of the file.</summary>
    public static void WriteGitHub(Terminal terminal, ImmutableArray<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var place = finding.Problem.Where is { } where
                ? $" file={Property(where.File)}" + (where.Line > 0 ? $",line={where.Line}" : "") + $",title={Property(finding.Rule)}"
                : $" title={Property(finding.Rule)}";
            var message = finding.Problem.Fix is { } fix ? $"{finding.Problem.Message}\n{fix}" : finding.Problem.Message;
            terminal.Out.WriteLine($"::{finding.Severity}{place}::{Data(message)}");
        }
    }

    static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A",
            StringComparison.Ordinal);

    static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
