using System.Collections.Immutable;
using Slipway.Cli.Render;
using Slipway.Cli.Survey;
using Slipway.Effects;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Target;
using Slipway.Telemetry;

namespace Slipway.Cli.Run;

/// <summary>What <c>verify</c> and <c>doctor</c> say of things that both look at.</summary>
static class Checks
{
    /// <summary>The code with which the program ends: that of the first problem, for warnings stop nothing.</summary>
    public static ExitCode ExitOf(IEnumerable<Check> checks) =>
        checks.FirstOrDefault(check => check.Result is CheckResult.Problem)?.Problem?.Code.Exit ?? ExitCode.Done;

    public static IEnumerable<Check> Of(Readiness readiness) =>
    [
        .. readiness.Facts.Select(Check.Fact),
        .. readiness.Warnings.Select(warning => Check.Warn("database", warning)),
        .. readiness.Refusals.Select(refusal => Check.Bad("database", refusal)),
    ];

    /// <summary>Every table that could be read, those that are gone, and rows that point at nothing.</summary>
    public static IEnumerable<Check> Of(DatabaseState state, ImmutableSortedSet<string> expected, TargetDescription target)
    {
        foreach (var table in state.Unread)
            yield return Check.Bad($"table {table}", Unread(table));
        foreach (var table in state.Tables.Where(table => !state.Unread.Contains(table.Name)))
            yield return Check.Ok($"table {table.Name}", $"{Counted(table.Rows, "row")}, {Counted(table.Columns.Length, "column")}");
        foreach (var name in expected.Where(name => state.Table(name) is null))
            yield return Check.Bad($"table {name}", Gone(name));
        if (state.BrokenForeignKeys.IsEmpty)
            yield return Check.Ok("foreign keys", target.DanglingQuery is null
                ? "the server lets no row point at nothing" : "every row points at one that is there");
        foreach (var (table, rows) in state.BrokenForeignKeys)
            yield return Check.Bad("foreign keys", Dangling(table, rows, target));
    }

    /// <summary>Where the database is, and where the files want it.</summary>
    public static IEnumerable<Check> OfRevision(Standing standing, Outcome<MigrationPlan> plan, string options)
    {
        foreach (var problem in plan.Problems)
            yield return Check.Bad("history", problem);
        foreach (var note in plan.Value?.Notes ?? [])
            yield return Check.Warn("history", note);
        foreach (var migration in standing.History.Journal.Select(entry => entry.Migration).Distinct(StringComparer.Ordinal))
            yield return Check.Warn("history", Interrupted(migration, options));
        if (plan.Value is { IsEmpty: false } steps)
            yield return Check.Bad("revision", Behind(steps, options));
        else if (plan.Succeeded)
            yield return Check.Ok("revision", $"expected {LogLines.Ids(plan.Value.To)}, found {LogLines.Ids(standing.Current)}: the same");
        else
            yield return Check.Ok("revision", $"found {LogLines.Ids(standing.Current)}");
    }

    static Problem Gone(string table) => new(Codes.TableGone, $"The table {table} is not there, although the history has seen it made.")
    {
        Fix = "Find out who dropped it. Its rows may be in a backup: slipway backup list",
    };

    static Problem Unread(string table) => new(
        Codes.TableUnread, $"This role may not read {table}: nobody has looked whether it can be read.")
    {
        Fix = $"As its owner: grant select on {table} to this role. Or verify as a role that may.",
    };

    static Problem Dangling(string table, long rows, TargetDescription target) => new(
        Codes.ForeignKeysDangling, $"{Counted(rows, "row")} of {table} {(rows == 1 ? "points" : "point")} at rows that are not there.")
    {
        Fix = $"Which they are: slipway shell, then: {target.DanglingQuery}",
    };

    static Problem Interrupted(string migration, string options) => new(
        Codes.Interrupted, $"{migration} was interrupted outside of a transaction.")
    {
        Fix = $"slipway up{options} goes on behind what stands, or says what has to be decided.",
    };

    static Problem Behind(MigrationPlan plan, string options) => new(
        Codes.NotAtHead,
        $"expected {LogLines.Ids(plan.To)}, found {LogLines.Ids(plan.From)}: "
        + $"{string.Join(", ", plan.Steps.Select(step => step.Migration.Id))} {(plan.Steps.Length == 1 ? "is" : "are")} pending")
    {
        Fix = $"slipway up{options}",
    };

    static string Counted(long number, string noun) => Amount.Of(number, noun);
}
