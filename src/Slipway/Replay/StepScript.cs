using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Replay;

/// <summary>A step with its statements: the text that was read and planned, split.</summary>
/// <param name="Step">The step.</param>
/// <param name="Statements">What it runs, in order.</param>
/// <param name="Queries">What must answer true afterwards.</param>
public sealed record StepScript(PlanStep Step, StatementList Statements, ImmutableArray<SqlStatement> Queries)
{
    /// <summary>Whether all of it runs in one transaction.</summary>
    public bool IsTransactional { get; init; } = Step.Migration.Transactional;

    /// <summary>Whether what it makes can be used only when it is committed, so that no other step can be in its transaction.</summary>
    public bool EndsTransaction { get; init; }

    /// <summary>What is worth saying of its text, but stops nothing.</summary>
    public ImmutableArray<Problem> Notes { get; init; } = [];

    /// <summary>The dialect of its statements.</summary>
    public required SqlDialect Dialect { get; init; }

    /// <summary>The direction as the history's journal writes it.</summary>
    internal static string WordOf(Direction direction) => direction is Direction.Up ? "up" : "down";

    /// <summary>Splits the sections of a step.</summary>
    /// <returns>The script; or everything that is wrong with its texts.</returns>
    internal static Outcome<StepScript> Split(PlanStep step, SqlDialect dialect)
    {
        var statements = MigrationScript.Of(step.Migration, step.Section, dialect);
        var queries = step is { Direction: Direction.Up, Migration.Verify: { } verify }
            ? MigrationScript.Of(step.Migration, verify, dialect)
            : new SqlScript(StatementList.None);
        if (!statements.Succeeded || !queries.Succeeded)
            return (ImmutableArray<Problem>)[.. statements.Problems, .. queries.Problems];

        var script = new StepScript(step, statements.Value.Statements, [.. queries.Value.Statements])
        {
            Dialect = dialect,
            Notes = statements.Value.Notes,
        };
        return script.InParts(dialect);
    }

    /// <summary>What cannot run in a transaction, or not all in one, is known before anything runs.</summary>
    Outcome<StepScript> InParts(SqlDialect dialect)
    {
        ImmutableArray<MarkedStatement> outside = [.. Statements.Marked.Where(IsOutside)];
        if (!Step.Migration.Transactional || (outside.IsEmpty && FirstEnding is null))
            return this;

        var isWrapped = Notes.Any(note => note.Code == Codes.OuterTransaction);
        if (!outside.IsEmpty && (isWrapped || !dialect.SplitsByItself))
        {
            ImmutableArray<Problem> refused =
                [.. outside.Select(marked => StepProblem.NeedsNoTransaction(Step.Migration, marked.Statement, dialect.SplitsByItself))];
            return refused;
        }

        // Who wrote BEGIN and COMMIT around it uses the value only later.
        if (outside.IsEmpty && (isWrapped || !dialect.SplitsByItself || EndsWith(FirstEnding!)))
            return this with { EndsTransaction = true };
        var why = outside.IsEmpty ? FirstEnding! : outside[0];
        return this with
        {
            IsTransactional = false,
            Notes = [.. Notes, StepProblem.InParts(this, why)],
        };
    }

    MarkedStatement? FirstEnding => Statements.Marked.FirstOrDefault(marked => marked.Nature is StatementNature.EndsTransaction);

    /// <summary>Whether nothing else follows.</summary>
    bool EndsWith(MarkedStatement first) =>
        Statements.Marked.Count(marked => marked.Nature is StatementNature.EndsTransaction) == Statements.Count - first.Index;

    static bool IsOutside(MarkedStatement marked) =>
        marked.Nature is StatementNature.OutsideOnce or StatementNature.OutsideRepeatable;
}
