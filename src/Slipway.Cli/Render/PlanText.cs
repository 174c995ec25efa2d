using System.Globalization;
using System.Text.Json;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Rollout;
using Slipway.Sql;
using Slipway.Telemetry;

namespace Slipway.Cli.Render;

/// <summary>What <c>plan</c> shows.</summary>
static class PlanText
{
    public static void Write(Terminal terminal, DeploymentScript script, string next)
    {
        var plan = script.Plan;
        if (plan.IsEmpty)
        {
            terminal.Out.WriteLine($"No migrations to apply (at {Escaped.Line(LogLines.Ids(plan.From))}).");
        }
        else
        {
            var what = plan.Steps[0].Direction is Direction.Up ? "apply" : "revert";
            var way = $"{LogLines.Ids(plan.From)} {terminal.Mark("→", "->")} {LogLines.Ids(plan.To)}";
            terminal.Out.WriteLine($"{Escaped.Line(way)}: {Amount.Of(plan.Steps.Length, "migration")} to {what}\n");
            WriteSteps(terminal, script);
        }

        foreach (var note in plan.Notes)
            FindingText.Write(terminal, note, Ink.Doubtful);
        if (!plan.IsEmpty)
            terminal.Out.WriteLine($"{terminal.Paint("Next:", Ink.Bold)} {Escaped.Line(next)}");
    }

    /// <summary>Writes the statements, each below a comment that says where it stands.</summary>
    public static void WriteSql(Terminal terminal, DeploymentScript script)
    {
        foreach (var step in script.Steps)
        {
            var migration = step.Step.Migration;
            var how = HowOf(step) is { Length: > 0 } words ? $", {words}" : "";
            terminal.Out.WriteLine($"-- {WordOf(step.Step.Direction)} {migration.Id}{how}");
            foreach (var statement in step.Statements)
            {
                terminal.Out.WriteLine($"-- {migration.At(statement.Line)}");
                terminal.Out.WriteLine(Verbatim.Of(terminal, statement.Text + StatementEnd.Of(statement.Text)));
            }

            terminal.Out.WriteLine();
        }
    }

    public static void WriteJson(Terminal terminal, DeploymentScript script) => JsonOutput.WriteObject(terminal, json =>
    {
        json.WriteTexts("from", script.Plan.From);
        json.WriteTexts("to", script.Plan.To);
        json.WriteStartArray("steps");
        foreach (var step in script.Steps)
            WriteStep(json, step);
        json.WriteEndArray();
        // Only a rehearsal sees effects, and only rules make findings.
        json.WriteTexts("effects", []);
        json.WriteTexts("findings", []);
        ProblemFields.Write(json, "notes", script.Plan.Notes);
    });

    static void WriteSteps(Terminal terminal, DeploymentScript script)
    {
        var table = new TextTable(terminal);
        foreach (var (index, step) in script.Steps.Index())
        {
            var migration = step.Step.Migration;
            table.Add(
                new((index + 1).ToString(CultureInfo.InvariantCulture), IsNumber: true),
                WordOf(step.Step.Direction),
                migration.Id,
                Place(step).ToString(),
                new(MigrationWords.Of(migration.Phase), migration.Phase is Files.Phase.Contract ? Ink.Doubtful : Ink.Faint),
                Amount.Of(step.Statements.Count, "statement"),
                new(HowOf(step), Ink.Doubtful));
        }

        table.Write(" ");
        terminal.Out.WriteLine();
    }

    static void WriteStep(Utf8JsonWriter json, StepScript step)
    {
        var migration = step.Step.Migration;
        json.WriteStartObject();
        json.WriteString("id", migration.Id);
        json.WriteString("direction", WordOf(step.Step.Direction));
        json.WriteString("phase", MigrationWords.Of(migration.Phase));
        json.WriteBoolean("transactional", step.IsTransactional);
        json.WriteString("where", Place(step).ToString());
        json.WriteString("sql", step.Step.Section.Text);
        json.WriteStartArray("statements");
        foreach (var statement in step.Statements)
            WriteStatement(json, migration.At(statement.Line, statement.Column), statement);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteStatement(Utf8JsonWriter json, Place place, SqlStatement statement)
    {
        json.WriteStartObject();
        json.WriteString("where", place.ToString());
        json.WriteString("sql", statement.Text);
        json.WriteEndObject();
    }

    /// <summary>Where the first statement stands; the section, when it has none.</summary>
    static Place Place(StepScript step) =>
        step.Step.Migration.At(step.Statements.Count > 0 ? step.Statements[0].Line : step.Step.Section.Line);

    static string HowOf(StepScript step) =>
        step.IsTransactional ? ""
        : step.Step.Migration.Transactional && step.Statements.Count > 1 ? "committed in parts"
        : "outside of a transaction";

    static string WordOf(Direction direction) => direction is Direction.Up ? "up" : "down";
}
