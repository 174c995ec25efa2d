using Slipway.Cli.Survey;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Cli.Render;

/// <summary>In what a database differs from its migrations, for people and for programs.</summary>
static class DriftText
{
    public static void Write(Terminal terminal, Drift drift, Standing standing, string options)
    {
        if (drift.IsEmpty)
        {
            terminal.Out.WriteLine($"{Escaped.Line(standing.Target.Database)} is what its applied migrations have made.");
            return;
        }

        terminal.Out.WriteLine(
            $"{Amount.Of(drift.Changes.Length, "difference")} between {Escaped.Line(standing.Target.Database)} and its applied "
                + "migrations:\n");
        var table = new TextTable(terminal);
        foreach (var one in drift.Changes)
            table.Add(WordsOf(one.Cause), one.Change.Name, one.Change.Object.Path, one.Change is SchemaChange.Alter alter
                ? PropertyWords.Of(alter) : "");
        table.Write("  ");
        terminal.Out.WriteLine(
            $"\nTo keep them, as a migration that is applied here: slipway drift accept -m WHY{options}\n"
                + $"To see what would undo them:                       slipway diff --from database --to files{options}");
    }

    public static void WriteJson(Terminal terminal, Drift drift, Outcome<DdlScript> script) => JsonOutput.WriteObject(terminal, json =>
    {
        json.WriteStartArray("changes");
        foreach (var one in drift.Changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", one.Change.Name);
            json.WriteString("object", one.Change.Object.Path);
            json.WriteString("sql", SqlOf(one.Change.Object, script));
            json.WriteString("cause", WordsOf(one.Cause).Replace(' ', '-'));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ProblemFields.Write(json, "problems", script.Problems);
    });

    /// <summary>What would make the change after the migrations; null when no statement does it alone.</summary>
    static string? SqlOf(ObjectId id, Outcome<DdlScript> script)
    {
        var own = script.Value?.Statements.Where(statement => statement.Object == id).Select(statement => statement.Sql).ToList() ?? [];
        return own.Count == 0 ? null : string.Join(";\n", own);
    }

    static string WordsOf(DriftCause cause) => cause is DriftCause.MissingMigration ? "missing migration" : "changed by hand";
}
