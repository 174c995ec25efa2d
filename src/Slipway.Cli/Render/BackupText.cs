using System.Text.Json;
using Slipway.Backups;
using Slipway.Problems;
using Slipway.Telemetry;

namespace Slipway.Cli.Render;

/// <summary>What is shown of backups.</summary>
static class BackupText
{
    /// <summary>One backup in a sentence: what it is called, how large, whether it is whole.</summary>
    public static string Sentence(Backup backup) => backup.External is { } external
        ? $"{backup.Id} (made by backup.command as '{external}', at {LogLines.Ids(backup.Head)})"
        : $"{backup.Id} ({ByteCount.Text(backup.Bytes)}, {Amount.Of(RowsOf(backup).Count, "table")}, "
        + $"{Amount.Of(RowsOf(backup).Values.Sum(), "row")}, at {LogLines.Ids(backup.Head)}, "
        + $"{(backup.IsGood ? "verified" : "not verified")})";

    /// <summary>The rows of the application's tables: Slipway's own say nothing to a person.</summary>
    public static SortedDictionary<string, long> RowsOf(Backup backup)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (table, count) in backup.Rows)
        {
            if (!table.StartsWith("slipway_", StringComparison.Ordinal) && !table.StartsWith("slipway.", StringComparison.Ordinal))
                rows.Add(table, count);
        }

        return rows;
    }

    /// <summary>A table of backups, newest first.</summary>
    public static void WriteList(Terminal terminal, IReadOnlyList<Backup> backups, DateTimeOffset now)
    {
        var table = new TextTable(terminal);
        var databases = backups.Where(backup => backup.IsOurs).Select(backup => backup.Database);
        var hasSeveral = databases.Distinct(StringComparer.Ordinal).Skip(1).Any();
        foreach (var backup in backups)
        {
            table.Add(
                backup.Id,
                Amount.Of(backup.CreatedAt),
                new($"{Amount.OfAge(now - backup.CreatedAt)} ago", Ink.Faint, IsNumber: true),
                new(ByteCount.Text(backup.Bytes), IsNumber: true),
                backup.IsOurs ? LogLines.Ids(backup.Head) : "",
                Goodness(backup),
                backup.Pinned ? "pinned" : "",
                backup.Environment ?? "",
                new(backup.Reason, Ink.Faint),
                hasSeveral ? backup.Database : "");
        }

        table.Write();
    }

    /// <summary>Writes the members of a backup as an object.</summary>
    public static void WriteJson(Utf8JsonWriter json, Backup backup)
    {
        json.WriteStartObject();
        json.WriteString("id", backup.Id);
        json.WriteString("path", backup.Path);
        json.WriteNumber("bytes", backup.Bytes);
        json.WriteString("createdAt", Amount.Exactly(backup.CreatedAt));
        json.WriteTexts("head", backup.Head);
        json.WriteBoolean("verified", backup.IsGood);
        json.WriteString("failedTrial", backup.FailedTrial);
        json.WriteBoolean("pinned", backup.Pinned);
        json.WriteString("within", backup.Within);
        json.WriteString("external", backup.External);
        json.WriteString("environment", backup.Environment);
        json.WriteString("database", backup.IsOurs ? backup.Database : null);
        json.WriteString("reason", backup.IsOurs ? backup.Reason : null);
        json.WriteStartObject("rows");
        foreach (var (table, rows) in backup.Rows)
            json.WriteNumber(table, rows);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static TextTable.Cell Goodness(Backup backup) => backup switch
    {
        { IsOurs: false } => new("not made by Slipway", Ink.Faint),
        { External: { } external } => new($"elsewhere: {external}", Ink.Faint),
        { Verified: false } => new("not good", Ink.Bad),
        { FailedTrial: not null } => new("could not be restored", Ink.Bad),
        { Within: { } migration } => new($"verified, in the middle of {migration}", Ink.Doubtful),
        { Unused: true } => new("verified, its run changed nothing", Ink.Good),
        _ => new("verified", Ink.Good),
    };
}
