using System.Text.Json;
using Slipway.Files;
using Slipway.History;

namespace Slipway.Cli.Render;

/// <summary>The words for what a migration is, and the members of a row of the history.</summary>
static class MigrationWords
{
    public static string Of(Phase phase) => phase switch
    {
        Phase.Expand => "expand",
        Phase.Backfill => "backfill",
        _ => "contract",
    };

    public static string Of(RecordKind kind) => kind switch
    {
        RecordKind.Ran => "ran",
        RecordKind.Stamped => "stamped",
        RecordKind.Adopted => "adopted",
        _ => "squashed",
    };

    /// <summary>Who ran it, and where: <c>anna@web1</c>.</summary>
    public static string Who(string actor, string host) => (actor, host) switch
    {
        ("", "") => "",
        (_, "") => actor,
        _ => $"{actor}@{host}",
    };

    /// <summary>Writes when and how a migration was applied, into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, AppliedMigration row)
    {
        json.WriteString("appliedAt", Amount.Exactly(row.AppliedAt));
        json.WriteString("kind", Of(row.Kind));
        json.WriteNumber("durationMs", Math.Round(row.Duration.TotalMilliseconds, 3));
    }

    /// <summary>Writes the whole row.</summary>
    public static void WriteAll(Utf8JsonWriter json, AppliedMigration row)
    {
        Write(json, row);
        json.WriteString("phase", Of(row.Phase));
        json.WriteTexts("parents", row.Parents);
        json.WriteString("actor", row.Actor);
        json.WriteString("host", row.Host);
        json.WriteString("toolVersion", row.ToolVersion);
        json.WriteString("checksum", row.Checksum);
        ReportJson.WriteEffects(json, row.Effects);
    }
}
