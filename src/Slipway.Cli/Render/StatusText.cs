using Slipway.Cli.Survey;
using Slipway.Effects;
using Slipway.Files;
using Slipway.History;
using Slipway.Telemetry;

namespace Slipway.Cli.Render;

/// <summary>What <c>status</c> shows a person.</summary>
static class StatusText
{
    public static void Write(Terminal terminal, Status status, string migrations)
    {
        var standing = status.Standing;
        var label = (standing.History.Environment, status.GivenEnvironment) switch
        {
            ({ } stored, _) => $"environment {stored}",
            (null, { } given) => $"no label yet, this run's is {given}",
            _ => "no label",
        };
        terminal.Out.WriteLine(Escaped.Line($"{standing.Target.Engine} {standing.Target.Database}, {label}"));
        terminal.Out.WriteLine(Escaped.Line($"migrations in {migrations}: {Amount.Of(standing.Files.Migrations.Length, "file")}"));
        terminal.Out.WriteLine();
        WriteMigrations(terminal, status);
        WriteSummary(terminal, status);
        if (!status.Tables.IsDefault)
            WriteTables(terminal, status.Tables);
        foreach (var problem in status.Problems)
            FindingText.Write(terminal, problem, Ink.Bad);
        foreach (var note in status.Notes)
            FindingText.Write(terminal, note, Ink.Doubtful);
        if (status.Next is { } next && status.Problems.IsEmpty)
            terminal.Out.WriteLine($"{terminal.Paint("Next:", Ink.Bold)} {Escaped.Line(next)}");
    }

    /// <summary>Writes tables with their rows.</summary>
    public static void WriteTables(Terminal terminal, IReadOnlyCollection<TableState> tables)
    {
        var table = new TextTable(terminal);
        foreach (var one in tables)
            table.Add(one.Name, new(Amount.Of(one.Rows), IsNumber: true), one.Rows == 1 ? "row" : "rows");
        table.Write(" ");
        terminal.Out.WriteLine(tables.Count == 0 ? "no tables\n" : "");
    }

    static void WriteMigrations(Terminal terminal, Status status)
    {
        var standing = status.Standing;
        var apps = standing.Graph.Order.Select(file => file.App)
            .Concat(Fileless(standing).Select(row => AppOf(row.Id)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var app in apps)
        {
            if (apps is not [""])
                terminal.Out.WriteLine(terminal.Paint(app.Length == 0 ? "(root)" : Escaped.Line(app), Ink.Bold));
            var table = new TextTable(terminal);
            foreach (var file in standing.Graph.Order.Where(file => file.App == app))
                AddFile(table, status, file);
            foreach (var row in Fileless(standing).Where(row => AppOf(row.Id) == app))
                AddFileless(table, standing, row);
            table.Write(" ");
        }

        if (apps.Count > 0)
            terminal.Out.WriteLine();
    }

    static void AddFile(TextTable table, Status status, Migration file)
    {
        if (status.RowOf(file) is { } row)
        {
            table.Add("[X]", file.Name, new(When(row), Ink.Faint), AppliedNote(status.Standing.Comparison, file, row));
            return;
        }

        var isHeld = status.Held.Any(held => held.Id == file.Id);
        var isLate = status.Standing.Comparison.Spliced.Any(late => late.Id == file.Id);
        var note = isHeld ? ", held" : isLate ? ", came late" : "";
        table.Add("[ ]", file.Name, new(MigrationWords.Of(file.Phase) + note, Ink.Doubtful));
    }

    static TextTable.Cell AppliedNote(HistoryComparison comparison, Migration file, AppliedMigration row)
    {
        if (row.Id != file.Id)
            return new($"applied as {row.Id}", Ink.Doubtful);
        if (comparison.Changed.Any(pair => pair.File.Id == file.Id))
            return new("its file was changed since", Ink.Bad);
        return row.Kind is RecordKind.Ran ? "" : MigrationWords.Of(row.Kind);
    }

    static void AddFileless(TextTable table, Standing standing, AppliedMigration row)
    {
        var isMissing = standing.Comparison.Missing.Any(missing => missing.Id == row.Id);
        var name = row.Id[(row.Id.LastIndexOf('/') + 1)..];
        table.Add("[X]", name, new(When(row), Ink.Faint), isMissing
            ? new("its file is gone", Ink.Bad)
            : new("ahead: a newer build applied it", Ink.Doubtful));
    }

    static void WriteSummary(Terminal terminal, Status status)
    {
        var standing = status.Standing;
        var table = new TextTable(terminal);
        table.Add("current", LogLines.Ids(standing.Current));
        table.Add(standing.Graph.Heads.Length > 1 ? "heads" : "head", LogLines.Ids(standing.Graph.Heads));
        var held = status.Held.Count();
        if (!standing.Comparison.Pending.IsEmpty)
            table.Add("pending", Amount.Of(standing.Comparison.Pending.Length) + (held > 0 ? $", {held} of them held" : ""));
        foreach (var interrupted in standing.History.Journal.Select(entry => entry.Migration).Distinct())
            table.Add("interrupted", interrupted);
        table.Write();
        terminal.Out.WriteLine();
        if (!status.Differs)
            terminal.Out.WriteLine($"No migrations to apply (at head {Escaped.Line(LogLines.Ids(standing.Current))}).");
    }

    static IEnumerable<AppliedMigration> Fileless(Standing standing) => standing.Comparison.Missing.Concat(standing.Comparison.Ahead);

    static string When(AppliedMigration row) => Amount.Of(row.AppliedAt);

    static string AppOf(string id) => id.LastIndexOf('/') is var slash and >= 0 ? id[..slash] : "";
}
