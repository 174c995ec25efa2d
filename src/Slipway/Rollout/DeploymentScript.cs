using System.Collections.Immutable;
using System.Text;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>
/// A plan with its statements, and the same as a script that a person runs by hand: the history has the same rows
/// afterwards that a deployment would have written.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Steps">Its steps with their statements, in order.</param>
public sealed record DeploymentScript(MigrationPlan Plan, ImmutableArray<StepScript> Steps)
{
    /// <summary>Splits all steps of a plan into their statements, before any of them runs.</summary>
    /// <returns>The script; or everything for which a deployment would refuse the plan.</returns>
    public static Outcome<DeploymentScript> Of(MigrationPlan plan, SqlDialect dialect)
    {
        var steps = plan.Steps.Select(step => StepScript.Split(step, dialect)).ToList();
        ImmutableArray<Problem> problems = [.. steps.SelectMany(step => step.Problems)];
        return problems.IsEmpty ? new DeploymentScript(plan, [.. steps.Select(step => step.Required)]) : problems;
    }

    /// <summary>Writes the script.</summary>
    /// <param name="words">The engine's words.</param>
    /// <param name="scope">What one transaction holds.</param>
    /// <param name="environment">The label of the environment; <see langword="null"/> without one.</param>
    /// <param name="run">Who writes it: that is who stands in the history, for who runs it is not known.</param>
    public string Write(IScriptWriter words, TransactionScope scope, string? environment, RunIdentity run)
    {
        var text = new StringBuilder();
        if (Plan.IsEmpty)
            return $"-- {Ids(Plan.From)}: there is nothing to do.\n";
        text.Append($"-- {Title(Plan)}, written by Slipway {run.ToolVersion}.\n").Append(words.Open());
        var isFirst = true;
        foreach (var unit in TransactionUnit.Divide(Steps, scope))
        {
            if (isFirst)
                Open(unit, words, environment, text);
            else if (unit.IsTransactional)
                Begin(unit, words, text);
            isFirst = false;

            foreach (var step in unit.Scripts)
                WriteStep(step, words, text);
            if (!unit.IsTransactional)
                text.Append('\n').Append(words.Begin(new TransactionRequest()));
            foreach (var step in unit.Scripts)
                Record(step.Step, words, run, text);
            text.Append(words.Commit());
        }

        return text.ToString();
    }

    /// <summary>The first transaction makes our tables, and looks whether the script fits the database.</summary>
    void Open(TransactionUnit unit, IScriptWriter words, string? environment, StringBuilder text)
    {
        if (unit.IsTransactional)
            Begin(unit, words, text);
        else
            text.Append('\n').Append(words.Begin(new TransactionRequest()));

        ImmutableArray<string> steps = [.. Plan.Steps.Select(step => step.Migration.Id)];
        var isUp = Plan.Steps[0].Direction is Direction.Up;
        text.Append(words.Record(new HistoryChange.Prepare(environment)))
            .Append(words.Expect(isUp ? Plan.From : steps, isUp ? steps : []));
        if (!unit.IsTransactional)
            text.Append(words.Commit());
    }

    static void Begin(TransactionUnit unit, IScriptWriter words, StringBuilder text) => text
        .Append('\n').Append(words.Begin(new TransactionRequest(unit.ForeignKeys, unit.Scripts[0].Step.Migration.LockTimeout)));

    static void WriteStep(StepScript script, IScriptWriter words, StringBuilder text)
    {
        var (migration, section) = (script.Step.Migration, script.Step.Section);
        text.Append($"\n-- {StepScript.WordOf(script.Step.Direction)} {migration.Id}, {migration.At(section.Line)}\n");
        var isInParts = migration.Transactional && !script.IsTransactional;
        var isOpen = false;
        foreach (var part in StepPart.Divide(script))
        {
            if (isInParts && part.IsFirst)
            {
                text.Append(isOpen ? words.Commit() : "");
                isOpen = part.IsTransactional;
                text.Append(isOpen ? words.Begin(new TransactionRequest(migration.ForeignKeys, migration.LockTimeout)) : "");
            }

            Write(part.Statement, text);
        }

        text.Append(isOpen ? words.Commit() : "");
        if (script.Queries.IsEmpty)
            return;

        text.Append("-- Not run by this script; every row must begin with 1:\n");
        foreach (var query in script.Queries)
            text.Append("--   ").Append($"{query.Text};".Replace("\n", "\n--   ", StringComparison.Ordinal)).Append('\n');
    }

    static void Write(SqlStatement statement, StringBuilder text)
    {
        text.Append(statement.Text).Append(StatementEnd.Of(statement.Text)).Append('\n');
        if (statement.Data is not { } rows)
            return;
        foreach (var piece in rows.Read())
            text.Append(piece.Span);
        text.Append("\\.\n");
    }

    static void Record(PlanStep step, IScriptWriter words, RunIdentity run, StringBuilder text)
    {
        var id = step.Migration.Id;
        HistoryChange change = step.Direction is Direction.Up
            ? new HistoryChange.Apply(AppliedRow.Of(step, TimeSpan.Zero, [], run))
            : new HistoryChange.Revert(id);
        var kind = step.Direction is Direction.Up ? "applied" : "reverted";
        text.Append('\n').Append(words.Record(change))
            .Append(words.Record(new HistoryChange.Log(new HistoryEvent(kind, id, "by hand, with a script"))));
    }

    static string Title(MigrationPlan plan) => $"{Ids(plan.From)} -> {Ids(plan.To)}, "
        + (plan.Steps.Length == 1 ? "1 migration" : $"{plan.Steps.Length} migrations");

    static string Ids(ImmutableArray<string> ids) => ids.IsEmpty ? "base" : string.Join(", ", ids);
}
