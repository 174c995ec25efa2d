using Slipway.Files;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Replay;

/// <summary>What can go wrong with the statements of a step, wherever it runs, in words.</summary>
static class StepProblem
{
    /// <summary>The engine refused a statement.</summary>
    public static Problem StatementFailed(StepScript script, SqlStatement statement, StatementFailedException failure)
    {
        var (line, column) = statement.PositionOf(failure.Offset ?? 0);
        return new Problem(CodeOf(failure), $"{failure.Message} ({failure.EngineCode})")
        {
            Where = script.Step.Migration.At(line, column),
            Excerpt = Excerpt.Of(statement, failure.Offset ?? 0, failure.Detail),
            Fix = failure.Advice ?? $"Correct {script.Step.Migration.Path}, then run again.",
        };
    }

    /// <summary>The engine refused what the migration had put off to its end.</summary>
    public static Problem NotCommitted(StepScript script, StatementFailedException failure) => new(
        CodeOf(failure), $"{script.Step.Migration.Id} cannot be committed: {failure.Message} ({failure.EngineCode})")
    {
        Where = script.Step.Migration.At(script.Step.Section.Line),
        Excerpt = failure.Detail,
        Fix = failure.Advice ?? $"Correct {script.Step.Migration.Path}, then run again.",
    };

    /// <summary>What would pass has not passed in the time that the run may wait.</summary>
    public static ProblemCode CodeOf(StatementFailedException failure) =>
        failure.RetryAfter is null ? Codes.MigrationFailed : Codes.DatabaseBusy;

    public static Problem NeedsNoTransaction(Migration migration, SqlStatement statement, bool splitsByItself) => new(
        Codes.NeedsNoTransaction, "This statement cannot run in a transaction.")
    {
        Where = migration.At(statement.Line, statement.Column),
        Excerpt = Excerpt.Of(statement, null),
        Fix = splitsByItself
            ? "Take BEGIN and COMMIT away from around the section: what can be in a transaction is in one anyway."
            : "Put it into a migration of its own with the line: -- migrate:transaction off",
    };

    /// <summary>A note: why a step is not one transaction.</summary>
    public static Problem InParts(StepScript script, MarkedStatement why) => new(
        Codes.CommittedInParts,
        (script.Statements.Count == 1
            ? $"{script.Step.Migration.Id} runs outside of a transaction"
            : $"{script.Step.Migration.Id} is committed in parts, before and behind this statement")
        + (why.Nature is StatementNature.EndsTransaction
            ? ": a new value of an enum can be used only when it is committed."
            : ": it cannot run in a transaction."))
    {
        Where = script.Step.Migration.At(why.Statement.Line, why.Statement.Column),
        Fix = "Nothing need be done. After a failure what was committed stands, and a run goes on behind it.",
    };

    /// <summary>What a migration asks for and this version cannot do: refused, never passed over.</summary>
    public static IEnumerable<Problem> Unsupported(Migration migration)
    {
        if (migration.Batch is not null)
            yield return Missing(migration, "batches (migrate:batch)", "Leave the line out: the section then runs as it stands.");
        if (migration.Replaces is not null)
            yield return Missing(migration, "squashed migrations (migrate:replaces)", "Use the migrations that it replaces.");
    }

    public static Problem Missing(Migration migration, string what, string instead) => new(
        Codes.NotSupportedYet, $"This version of Slipway cannot run {what}.")
    {
        Where = migration.At(),
        State = "Nothing was changed.",
        Fix = instead,
    };

    public static Problem VerifyFailed(StepScript script, SqlStatement query) => new(
        Codes.VerifyFailed, $"{script.Step.Migration.Id} does not verify: the query must give a row, and in every one the first "
            + "column must be true or 1.")
    {
        Where = script.Step.Migration.At(query.Line, query.Column),
        Excerpt = Excerpt.Of(query, null),
        Fix = "Correct the migration or its verify section, then run again.",
    };
}
