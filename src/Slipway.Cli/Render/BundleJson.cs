using System.Runtime.InteropServices;
using System.Text.Json;
using Slipway.Cli.Survey;
using Slipway.History;
using Slipway.Settings;

namespace Slipway.Cli.Render;

/// <summary>
/// What somebody needs who is asked for help: versions, settings, checks, history and failures. No rows, no texts of
/// migrations, and nothing secret.
/// </summary>
static class BundleJson
{
    const int Format = 1;

    static readonly JsonWriterOptions Readable = new() { Indented = true };

    /// <summary>The document, in UTF-8.</summary>
    /// <param name="version">The version of the program.</param>
    /// <param name="settings">The settings; <see langword="null"/> when they cannot be read.</param>
    /// <param name="standing">Files and history; <see langword="null"/> when one of them cannot be read.</param>
    /// <param name="events">The event log.</param>
    /// <param name="checks">What was looked at.</param>
    public static ReadOnlySpan<byte> Of(
        string version, SlipwaySettings? settings, Standing? standing, IReadOnlyList<HistoryEvent> events, IReadOnlyList<Check> checks)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("slipway", version);
            json.WriteString("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}");
            json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
            WriteSettings(json, settings);
            CheckText.WriteJson(json, checks);
            WriteFiles(json, standing);
            WriteHistory(json, standing);
            WriteEvents(json, events);
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    static void WriteSettings(Utf8JsonWriter json, SlipwaySettings? settings)
    {
        json.WriteStartArray("settings");
        foreach (var setting in settings?.All ?? [])
        {
            json.WriteStartObject();
            json.WriteString("name", setting.Key.Name);
            json.WriteString("value", setting.Value is { } value ? SecretText.Mask(value) : null);
            json.WriteString("origin", setting.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteFiles(Utf8JsonWriter json, Standing? standing)
    {
        json.WriteStartArray("files");
        foreach (var file in standing?.Graph.Order ?? [])
        {
            json.WriteStartObject();
            json.WriteString("id", file.Id);
            json.WriteTexts("parents", standing!.Graph.ParentsOf(file.Id));
            json.WriteString("phase", MigrationWords.Of(file.Phase));
            json.WriteString("checksum", file.Checksum);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteHistory(Utf8JsonWriter json, Standing? standing)
    {
        json.WriteStartArray("history");
        foreach (var row in standing?.History.Applied ?? [])
        {
            json.WriteStartObject();
            json.WriteString("id", row.Id);
            MigrationWords.WriteAll(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Of a failure only where and what: the statement below may hold values.</summary>
    static void WriteEvents(Utf8JsonWriter json, IReadOnlyList<HistoryEvent> events)
    {
        json.WriteStartArray("events");
        foreach (var happened in events)
        {
            json.WriteStartObject();
            json.WriteString("at", Amount.Exactly(happened.At));
            json.WriteString("kind", happened.Kind);
            json.WriteString("migration", happened.Migration);
            json.WriteString("detail", SecretText.Mask((happened.Detail ?? "").Split('\n')[0]));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
