using Slipway.Backups;
using Slipway.Effects;
using Slipway.Telemetry;

namespace Slipway.Cli.Render;

/// <summary>What a restore will change: the rows of each table now, and in the backup.</summary>
static class RestorePreview
{
    public static void Write(Terminal terminal, Backup backup, DatabaseState? present)
    {
        terminal.Out.WriteLine(Escaped.Line($"{backup.Id}, made {Amount.Of(backup.CreatedAt)}, at {LogLines.Ids(backup.Head)}"));
        if (present is null)
            terminal.Out.WriteLine("The database as it is cannot be read.");
        var now = present?.Tables.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal) ?? [];
        var then = BackupText.RowsOf(backup);
        var table = new TextTable(terminal);
        table.Add(new("table", Ink.Bold), new("now", Ink.Bold, IsNumber: true), new("then", Ink.Bold, IsNumber: true));
        foreach (var name in now.Keys.Union(then.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var isSame = now.TryGetValue(name, out var rows) & then.TryGetValue(name, out var wanted) && rows == wanted;
            table.Add(
                name,
                new(now.ContainsKey(name) ? Amount.Of(rows) : "-", IsNumber: true),
                new(then.ContainsKey(name) ? Amount.Of(wanted) : "-", isSame ? Ink.Plain : Ink.Doubtful, IsNumber: true));
        }

        table.Write(" ");
    }
}
