using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>What can go wrong in a deployment, in words.</summary>
static class RolloutProblem
{
    public static Problem Unreachable(Problem reason, TimeSpan waited) => reason.Code.Exit is ExitCode.LockTimeout
        ? reason
        : new Problem(Codes.DatabaseUnreachable, $"The database did not answer within {Seconds(waited)}: {reason.Message}")
        {
            Where = reason.Where,
            State = "Nothing was changed.",
            Fix = reason.Fix ?? "Start the database, or give it more time: --wait 5min",
        };

    public static Problem LockTimeout(string database, string holder, TimeSpan waited) => new(
        Codes.LockTimeout, $"The lock on {database} was not obtained within {Seconds(waited)}: {holder}.")
    {
        State = "Nothing was changed.",
        Fix = "Let it finish or stop it, then run again; or wait longer: --lock-wait 30min",
    };

    public static Problem WrongEnvironment(string database, string label, string wanted) => new(
        Codes.WrongEnvironment, $"{database} is labelled '{label}', and this run is for '{wanted}'.")
    {
        State = "Nothing was changed.",
        Fix = $"Look at the database's URL: `slipway config`. If it is the right one: --env {label}",
    };

    public static Problem Empty(string database) => new(
        Codes.DatabaseEmpty, $"{database} is empty or missing, and an existing database was expected.")
    {
        State = "Nothing was created.",
        Fix = "Look whether the volume is mounted and the path is right. For a first deployment: --expect fresh --create",
    };

    public static Problem EmptyDespiteBackups(string database, string newest) => new(
        Codes.DatabaseEmpty, $"{database} is empty or missing, but there was one: its newest backup is {newest}.")
    {
        State = "Nothing was created.",
        Fix = "Look whether the volume is mounted and the path is right. To have it back: `slipway restore latest`. "
            + "To begin anew: --create --expect fresh",
    };

    public static Problem NotFresh(string database) => new(
        Codes.DatabaseNotFresh, $"{database} holds tables, and a fresh one was expected.")
    {
        State = "Nothing was changed.",
        Fix = "Leave out --expect fresh, or name another database.",
    };

    public static Problem Behind(IEnumerable<string> pending) => new(
        Codes.Behind, $"Migrations are pending, and this run may not apply them: {string.Join(", ", pending)}.")
    {
        State = "Nothing was changed.",
        Fix = "slipway up, without SLIPWAY_UP or with SLIPWAY_UP=on",
    };

    /// <summary>What is there could not be looked at, because somebody else holds a lock.</summary>
    public static Problem NotObserved(StatementFailedException failure) => new(
        StepProblem.CodeOf(failure), $"What is there could not be looked at: {failure.Message} ({failure.EngineCode})")
    {
        Fix = failure.Advice,
    };

    public static Problem ForeignKeysBroken(ImmutableArray<Effect> broken) => new(
        Codes.ForeignKeysBroken,
        $"Rows would point at nothing: {string.Join(", ", broken.Select(effect => $"{effect.Rows} in {effect.Object}"))}.")
    {
        Fix = "Insert what they point at, or delete them in the migration.",
    };

    public static Problem Interrupted(StepScript script, SqlStatement statement) => new(
        Codes.InterruptedStatement,
        $"{script.Step.Migration.Id} was interrupted in this statement, and nothing tells whether it took effect.")
    {
        Where = script.Step.Migration.At(statement.Line, statement.Column),
        Excerpt = Excerpt.Of(statement, null),
        Fix = "Look at the database. If it may be run again, write `-- migrate:idempotent` into the migration's head; else a query "
            + "that tells: -- migrate:probe select …. Then run again.",
    };

    public static Problem JournalDiffers(StepScript script, SqlStatement statement) => new(
        Codes.InterruptedStatement,
        $"{script.Step.Migration.Id} was interrupted, and its text is not the one any more that was begun.")
    {
        Where = script.Step.Migration.At(statement.Line, statement.Column),
        Excerpt = Excerpt.Of(statement, null),
        Fix = "Bring back the text that was begun, and run again; change the migration in a new one. If the new text may be run on "
            + "whatever stands of the old: write `-- migrate:idempotent` into the migration's head.",
    };

    public static Problem HalfDone(Migration migration) => new(
        Codes.InterruptedStatement,
        $"{migration.Id} was begun outside of a transaction, and what took effect then would be run twice in one.")
    {
        Where = migration.At(),
        Fix = "Bring back the text that was begun (with its line -- migrate:transaction off, if it had one), and run again.",
    };

    /// <summary>A migration is half done, and this run would start the server without finishing it.</summary>
    public static Problem HalfDoneElsewhere(string migration, bool hasFile) => new(
        Codes.InterruptedStatement, $"{migration} was begun outside of a transaction and is not done"
            + (hasFile ? ", and this run would pass it by." : ", and its file is not among these migrations."))
    {
        State = "Nothing was changed by this run. What that migration had done before it was interrupted stands.",
        Fix = (hasFile ? "Finish it first: slipway up. " : "Deploy the files that have it: slipway up goes on behind what stands. ")
            + "Or restore the backup that was made before it: slipway backup list",
    };

    public static Problem InterruptedRevert(string migration) => new(
        Codes.InterruptedRevert, $"The revert of {migration} was interrupted outside of a transaction.")
    {
        State = "Nothing was changed by this run.",
        Fix = $"Finish it first: slipway down {migration}-1",
    };

    public static Problem NotVerified(string what, string? backup) => new(Codes.VerificationFailed, what)
    {
        State = "The migrations are committed.",
        Fix = backup is null
            ? "Look at the disk and the system's log, then: slipway doctor"
            : $"Look at the disk and the system's log, then: slipway doctor. Back to the state before: slipway restore {backup}",
    };

    public static Problem PlanChanged(IEnumerable<string> agreed) => new(
        Codes.PlanChanged, $"Meanwhile another run has changed the history: the steps are not {string.Join(", ", agreed)} any more.")
    {
        State = "Nothing was changed.",
        Fix = "Run the same command again, and look at what it shows.",
    };

    public static Problem ChangedMeanwhile(ImmutableArray<Effect> foreign) => new(
        Codes.ChangedMeanwhile,
        "Between two transactions of this run somebody else has changed the structure: "
        + $"{string.Join(", ", foreign.Take(5).Select(effect => $"{effect.Kind} {effect.Object}"))}{(foreign.Length > 5 ? ", …" : "")}.")
    {
        Fix = "Look who it was, and whether it fits the migrations. Then run the same command again: it goes on from what is there.",
    };

    public static Problem SchemaDrifted(string database, IReadOnlyList<SchemaChange> gone) => new(
        Codes.SchemaDrifted, $"{database} lacks what its applied migrations have made: {ChangeWords.Of(gone)}.")
    {
        State = "Nothing was changed.",
        Fix = "Find out who dropped it: slipway drift. To bring it back: slipway diff --from database --to files. To go on without it: "
            + "slipway drift accept -m WHY. To deploy once all the same: SLIPWAY_DRIFT=warn",
    };

    public static Problem SchemaDiffers(string database, IReadOnlyList<SchemaChange> lacking) => new(
        Codes.SchemaDiffers, $"{database} is not what its applied migrations have made: {ChangeWords.Of(lacking)}.")
    {
        Fix = "slipway drift shows it, and how to keep it or undo it.",
    };

    public static Problem NotPreviewed(Migration migration) => new(
        Codes.NotPreviewed, $"{migration.Id} cannot be tried beforehand: what it and the steps after it do is not shown.")
    {
        Where = migration.At(),
    };

    public static Problem RepeatableUnsupported(Migration migration) => StepProblem.Missing(
        migration, "repeatable migrations", "Put the change into a versioned migration: slipway new NAME");

    static string Seconds(TimeSpan span) => $"{Math.Max(0, span.TotalSeconds):0} s";
}
