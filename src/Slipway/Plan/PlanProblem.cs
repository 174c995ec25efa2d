using Slipway.Files;
using Slipway.History;
using Slipway.Problems;

namespace Slipway.Plan;

/// <summary>What can be wrong with a plan, in words.</summary>
static class PlanProblem
{
    public static Problem UpCannotRevert(string target) => new(
        Codes.WrongDirection, $"up only applies, and '{target}' goes back.")
    {
        Fix = $"`slipway down {target}` reverts, after showing what would be lost.",
    };

    public static Problem DownCannotApply(string target, IEnumerable<string> pending) => new(
        Codes.WrongDirection,
        $"down only reverts, and '{target}' is not applied: {string.Join(", ", pending)}.")
    {
        Fix = $"`slipway up {target}` applies it; `slipway current` shows where the database is.",
    };

    public static Problem Irreversible(Migration migration, AppliedMigration row) => new(
        Codes.Irreversible,
        $"{migration.Id} cannot be taken back: {migration.Path} has no down section"
        + (row.UpText is null && row.DownText is null ? ", and the history holds no text of it." : "."))
    {
        Where = migration.At(),
        State = "Nothing was reverted.",
        Fix = $"Write one under `-- migrate:down` in {migration.Id}.sql, or go back to a backup: `slipway backup list`.",
    };

    public static Problem Held(Migration migration, PhaseLimit limit)
    {
        var phase = migration.Phase is Phase.Contract ? "contract" : "backfill";
        return new Problem(Codes.PhaseHeld, $"{migration.Id} is held: its phase is {phase}, and this run goes up to {Word(limit)}.")
        {
            Where = migration.At(),
            Fix = $"`slipway up --phase {phase}` applies it, when no running version needs what it takes away.",
        };
    }

    static string Word(PhaseLimit limit) => limit is PhaseLimit.Expand ? "expand" : "backfill";
}
