using System.Text.Json;
using Slipway.Cli.Survey;
using Slipway.Telemetry;

namespace Slipway.Cli.Render;

/// <summary>What <c>show</c> shows.</summary>
static class ShownMigrationText
{
    public static void Write(Terminal terminal, ShownMigration migration)
    {
        terminal.Out.WriteLine(terminal.Paint(Escaped.Line(migration.Id), Ink.Bold));
        var table = new TextTable(terminal);
        table.Add("file", migration.File?.Path ?? "gone; this is what the history has kept");
        table.Add("parents", LogLines.Ids(migration.Parents));
        if (!migration.Children.IsEmpty)
            table.Add("children", string.Join(", ", migration.Children));
        if ((migration.File?.Phase ?? migration.Row?.Phase) is { } phase)
            table.Add("phase", MigrationWords.Of(phase));
        foreach (var marker in migration.Markers)
            table.Add("marker", marker);
        if (migration.IsChanged)
            table.Add("note", new("the file was changed after it was applied", Ink.Bad));
        if (migration.Row is { } row)
            HistoryText.AddDetails(table, row);
        else
            table.Add("applied", new("not yet", Ink.Doubtful));
        table.Write("  ");

        WriteSection(terminal, "up", migration.Up, migration.File?.Up.Line);
        WriteSection(terminal, "down", migration.Down, migration.File?.Down?.Line);
        WriteSection(terminal, "verify", migration.File?.Verify?.Text, migration.File?.Verify?.Line);
        terminal.Out.WriteLine();
    }

    public static void WriteJson(Terminal terminal, IReadOnlyList<ShownMigration> migrations) => JsonOutput.WriteObject(terminal, json =>
    {
        json.WriteStartArray("migrations");
        foreach (var migration in migrations)
            WriteOne(json, migration);
        json.WriteEndArray();
    });

    static void WriteOne(Utf8JsonWriter json, ShownMigration migration)
    {
        json.WriteStartObject();
        json.WriteString("id", migration.Id);
        json.WriteString("path", migration.File?.Path);
        json.WriteTexts("parents", migration.Parents);
        json.WriteTexts("children", migration.Children);
        json.WriteString("phase", (migration.File?.Phase ?? migration.Row?.Phase) is { } phase ? MigrationWords.Of(phase) : null);
        json.WriteBoolean("transactional", migration.File is not { Transactional: false });
        json.WriteTexts("markers", migration.Markers);
        json.WriteBoolean("changed", migration.IsChanged);
        json.WriteString("checksum", migration.File?.Checksum ?? migration.Row?.Checksum);
        json.WriteString("up", migration.Up);
        json.WriteString("down", migration.Down);
        json.WriteString("verify", migration.File?.Verify?.Text);
        if (migration.Row is { } row)
        {
            json.WriteStartObject("applied");
            MigrationWords.WriteAll(json, row);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("applied");
        }

        json.WriteEndObject();
    }

    static void WriteSection(Terminal terminal, string name, string? text, int? line)
    {
        if (text is null)
            return;
        var where = line is { } number ? terminal.Paint($"  line {number}", Ink.Faint) : "";
        terminal.Out.WriteLine($"\n{terminal.Paint($"-- migrate:{name}", Ink.Bold)}{where}");
        terminal.Out.WriteLine(Escaped.Lines(text.Trim('\n')));
    }
}
