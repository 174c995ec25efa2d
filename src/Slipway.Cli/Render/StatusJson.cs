using System.Text.Json;
using Slipway.Cli.Survey;
using Slipway.Effects;

namespace Slipway.Cli.Render;

/// <summary>The JSON document of <c>status</c>.</summary>
static class StatusJson
{
    public static void Write(Terminal terminal, Status status, string migrations) => JsonOutput.WriteObject(terminal, json =>
    {
        var (standing, comparison) = (status.Standing, status.Standing.Comparison);
        json.WriteString("engine", standing.Target.Engine);
        json.WriteString("database", standing.Target.Database);
        json.WriteString("environment", status.Environment);
        json.WriteString("migrations", migrations);
        json.WriteTexts("current", standing.Current);
        json.WriteTexts("heads", standing.Graph.Heads);
        WriteApplied(json, status);
        WritePending(json, status);
        json.WriteTexts("ahead", comparison.Ahead.Select(row => row.Id));
        json.WriteTexts("missing", comparison.Missing.Select(row => row.Id));
        json.WriteTexts("changed", comparison.Changed.Select(pair => pair.File.Id));
        WriteRenamed(json, status);
        json.WriteTexts("spliced", comparison.Spliced.Select(file => file.Id));
        json.WriteTexts("interrupted", standing.History.Journal.Select(entry => entry.Migration).Distinct());
        // Nobody has compared the schema: that is not the same as no differences.
        json.WriteNull("drift");
        if (!status.Tables.IsDefault)
            WriteTables(json, status.Tables);
        ProblemFields.Write(json, "problems", status.Problems);
        ProblemFields.Write(json, "notes", status.Notes);
        json.WriteString("next", status.Next);
    });

    /// <summary>Writes tables with their rows as a member that is an array.</summary>
    public static void WriteTables(Utf8JsonWriter json, IEnumerable<TableState> tables)
    {
        json.WriteStartArray("tables");
        foreach (var table in tables)
        {
            json.WriteStartObject();
            json.WriteString("name", table.Name);
            json.WriteNumber("rows", table.Rows);
            json.WriteNumber("columns", table.Columns.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteApplied(Utf8JsonWriter json, Status status)
    {
        json.WriteStartArray("applied");
        foreach (var row in status.Standing.History.Applied)
        {
            json.WriteStartObject();
            json.WriteString("id", row.Id);
            MigrationWords.Write(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WritePending(Utf8JsonWriter json, Status status)
    {
        var held = status.Held.Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        json.WriteStartArray("pending");
        foreach (var file in status.Standing.Comparison.Pending)
        {
            json.WriteStartObject();
            json.WriteString("id", file.Id);
            json.WriteString("phase", MigrationWords.Of(file.Phase));
            json.WriteBoolean("held", held.Contains(file.Id));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteRenamed(Utf8JsonWriter json, Status status)
    {
        json.WriteStartArray("renamed");
        foreach (var pair in status.Standing.Comparison.Renamed)
        {
            json.WriteStartObject();
            json.WriteString("id", pair.File.Id);
            json.WriteString("appliedAs", pair.Applied.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
