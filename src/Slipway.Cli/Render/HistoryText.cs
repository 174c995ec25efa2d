using System.Collections.Immutable;
using Slipway.History;
using Slipway.Telemetry;

namespace Slipway.Cli.Render;

/// <summary>What <c>history</c> shows.</summary>
static class HistoryText
{
    public static void Write(Terminal terminal, IReadOnlyList<AppliedMigration> rows, ImmutableArray<string> heads)
    {
        if (rows.Count == 0)
            terminal.Out.WriteLine("Nothing is applied.");
        if (terminal.Choices.Verbose)
        {
            foreach (var row in rows)
                WriteWhole(terminal, row, heads.Contains(row.Id));
            return;
        }

        var table = new TextTable(terminal);
        foreach (var row in rows)
        {
            table.Add(
                row.Id,
                heads.Contains(row.Id) ? new("(head)", Ink.Good) : new(""),
                Amount.Of(row.AppliedAt),
                new(Amount.Of(row.Duration), IsNumber: true),
                MigrationWords.Who(row.Actor, row.Host),
                new($"slipway {row.ToolVersion}", Ink.Faint),
                MigrationWords.Of(row.Kind));
        }

        table.Write();
    }

    public static void WriteJson(Terminal terminal, IReadOnlyList<AppliedMigration> rows) => JsonOutput.WriteObject(terminal, json =>
    {
        json.WriteStartArray("history");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("id", row.Id);
            MigrationWords.WriteAll(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static void WriteFailed(Terminal terminal, IReadOnlyList<HistoryEvent> failed)
    {
        if (failed.Count == 0)
            terminal.Out.WriteLine("No failure is on record.");
        foreach (var happened in failed)
        {
            var what = happened.Migration ?? "a run";
            var who = MigrationWords.Who(happened.Actor, happened.Host);
            terminal.Out.WriteLine(
                $"{terminal.Paint(Escaped.Line(what), Ink.Bad)}  {Amount.Of(happened.At)}  {Escaped.Line(who)}");
            foreach (var line in Escaped.Lines(happened.Detail ?? "").Split('\n'))
                terminal.Out.WriteLine($"  {line}");
            terminal.Out.WriteLine();
        }
    }

    public static void WriteFailedJson(Terminal terminal, IReadOnlyList<HistoryEvent> failed) => JsonOutput.WriteObject(terminal, json =>
    {
        json.WriteStartArray("failed");
        foreach (var happened in failed)
        {
            json.WriteStartObject();
            json.WriteString("migration", happened.Migration);
            json.WriteString("at", Amount.Exactly(happened.At));
            json.WriteString("detail", happened.Detail);
            json.WriteString("actor", happened.Actor);
            json.WriteString("host", happened.Host);
            json.WriteString("run", happened.Run);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    static void WriteWhole(Terminal terminal, AppliedMigration row, bool isHead)
    {
        terminal.Out.WriteLine($"{terminal.Paint(Escaped.Line(row.Id), Ink.Bold)}{(isHead ? " (head)" : "")}");
        var table = new TextTable(terminal);
        table.Add("parents", LogLines.Ids(row.Parents));
        table.Add("phase", MigrationWords.Of(row.Phase));
        AddDetails(table, row);
        table.Write("  ");
        terminal.Out.WriteLine();
    }

    /// <summary>Adds when, by whom and how a migration was applied, and what it did, a line each.</summary>
    public static void AddDetails(TextTable table, AppliedMigration row)
    {
        table.Add("applied", $"{Amount.Of(row.AppliedAt)} by {MigrationWords.Who(row.Actor, row.Host)}, slipway {row.ToolVersion}");
        table.Add("how", $"{MigrationWords.Of(row.Kind)}, in {Amount.Of(row.Duration)}");
        foreach (var effect in row.Effects)
            table.Add("did", EffectText.Of(effect));
    }
}
