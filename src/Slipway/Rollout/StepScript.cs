using System.Collections.Immutable;
using Slipway.Files;
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

    /// <summary>What is worth saying of its text, but stops nothing.</summary>
    public ImmutableArray<Problem> Notes { get; init; } = [];

    /// <summary>Splits the sections of a step.</summary>
    /// <returns>The script; or everything that is wrong with its texts.</returns>
    internal static Outcome<StepScript> Split(PlanStep step, SqlDialect dialect)
    {
        var statements = MigrationScript.Of(step.Migration, step.Section, dialect);
        var queries = step is { Direction: Direction.Up, Migration.Verify: { } verify }
            ? MigrationScript.Of(step.Migration, verify, dialect)
            : new SqlScript([]);
        ImmutableArray<Problem> problems =
        [
            .. statements.Problems, .. queries.Problems,
            .. statements.Succeeded ? Misplaced(step, statements.Value, dialect) : [],
        ];
        return statements.Succeeded && queries.Succeeded && problems.IsEmpty
            ? new StepScript(step, statements.Value.Statements, queries.Value.Statements) { Notes = statements.Value.Notes }
            : problems;
    }

    /// <summary>What cannot run in a transaction is known before anything runs.</summary>
    static IEnumerable<Problem> Misplaced(PlanStep step, SqlScript script, SqlDialect dialect) => script.Statements
        .Where(statement => step.Migration.Transactional
            && dialect.NatureOf(statement) is StatementNature.OutsideOnce or StatementNature.OutsideRepeatable)
        .Select(statement => RolloutProblem.NeedsNoTransaction(step.Migration, statement));
}
