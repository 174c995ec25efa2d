using System.Collections.Immutable;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Rollout;

/// <summary>A step with its statements: the text that was read and planned, split.</summary>
/// <param name="Step">The step.</param>
/// <param name="Statements">What it runs, in order.</param>
/// <param name="Queries">What must answer true afterwards.</param>
public sealed record StepScript(PlanStep Step, ImmutableArray<SqlStatement> Statements, ImmutableArray<SqlStatement> Queries)
{
    /// <summary>The direction as the history's journal writes it.</summary>
    internal static string WordOf(Direction direction) => direction is Direction.Up ? "up" : "down";

    /// <summary>Splits all steps before any of them runs.</summary>
    /// <returns>The scripts in the order of the plan; or everything that is wrong with their texts.</returns>
    internal static ImmutableArray<Problem> Split(MigrationPlan plan, SqlDialect dialect, out ImmutableArray<StepScript> scripts)
    {
        var done = ImmutableArray.CreateBuilder<StepScript>(plan.Steps.Length);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var step in plan.Steps)
        {
            var statements = SqlScript.Split(step.Section.Text, step.Section.Line, step.Migration.Path, dialect);
            var queries = step is { Direction: Direction.Up, Migration.Verify: { } verify }
                ? SqlScript.Split(verify.Text, verify.Line, step.Migration.Path, dialect)
                : new SqlScript([]);
            problems.AddRange(statements.Problems);
            problems.AddRange(queries.Problems);
            if (!statements.Succeeded || !queries.Succeeded)
                continue;
            done.Add(new StepScript(step, statements.Value.Statements, queries.Value.Statements));
            problems.AddRange(Misplaced(step, statements.Value, dialect));
        }

        scripts = done.ToImmutable();
        return problems.ToImmutable();
    }

    /// <summary>What cannot run in a transaction is known before anything runs.</summary>
    static IEnumerable<Problem> Misplaced(PlanStep step, SqlScript script, SqlDialect dialect) => script.Statements
        .Where(statement => step.Migration.Transactional
            && dialect.NatureOf(statement) is StatementNature.OutsideOnce or StatementNature.OutsideRepeatable)
        .Select(statement => RolloutProblem.NeedsNoTransaction(step.Migration, statement));
}
