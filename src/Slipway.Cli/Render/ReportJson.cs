using System.Text.Json;
using Slipway.Backups;
using Slipway.Effects;
using Slipway.Plan;
using Slipway.Rollout;

namespace Slipway.Cli.Render;

/// <summary>The JSON document of <c>up</c> and <c>down</c>.</summary>
static class ReportJson
{
    public static void Write(Terminal terminal, DeploymentReport report) => JsonOutput.WriteObject(terminal, json =>
    {
        json.WriteString("outcome", WordOf(report.Outcome));
        json.WriteTexts("from", report.From);
        json.WriteTexts("to", report.To);
        json.WriteStartArray("steps");
        foreach (var step in report.Steps)
        {
            json.WriteStartObject();
            json.WriteString("id", step.Id);
            json.WriteString("direction", step.Direction is Direction.Up ? "up" : "down");
            json.WriteNumber("durationMs", Math.Round(step.Duration.TotalMilliseconds, 3));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteEffects(json, report.Effects);
        json.WriteTexts("findings", []);
        WriteBackup(json, report.Backup);
        json.WriteNumber("durationMs", Math.Round(report.Duration.TotalMilliseconds, 3));
        if (!report.Problems.IsEmpty)
        {
            ProblemFields.Write(json, report.Problems[0]);
            ProblemFields.Write(json, "problems", report.Problems);
        }

        json.WriteNumber("exitCode", (int)report.ExitCode);
    });

    /// <summary>Writes effects as a member that is an array.</summary>
    public static void WriteEffects(Utf8JsonWriter json, IEnumerable<Effect> effects)
    {
        json.WriteStartArray("effects");
        foreach (var effect in effects)
        {
            json.WriteStartObject();
            json.WriteString("kind", effect.Kind);
            json.WriteString("object", effect.Object);
            if (effect.Rows is { } rows)
                json.WriteNumber("rows", rows);
            else
                json.WriteNull("rows");
            json.WriteString("migration", effect.Migration);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteBackup(Utf8JsonWriter json, Backup? backup)
    {
        if (backup is null)
        {
            json.WriteNull("backup");
            return;
        }

        json.WriteStartObject("backup");
        json.WriteString("id", backup.Id);
        json.WriteString("path", backup.Path);
        json.WriteNumber("bytes", backup.Bytes);
        json.WriteBoolean("verified", backup.Verified);
        json.WriteEndObject();
    }

    static string WordOf(DeploymentOutcome outcome) => outcome switch
    {
        DeploymentOutcome.Applied => "applied",
        DeploymentOutcome.Nothing => "nothing",
        DeploymentOutcome.Refused => "refused",
        _ => "failed",
    };
}
