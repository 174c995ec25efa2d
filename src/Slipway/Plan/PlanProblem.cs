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

    /// <param name="row">What is applied.</param>
    /// <param name="file">Its file; <see langword="null"/> when it is gone.</param>
    public static Problem Irreversible(AppliedMigration row, Migration? file) => new(
        Codes.Irreversible,
        file is null
            ? $"{row.Id} cannot be taken back: its file is gone, and the history holds no down section of it."
            : $"{row.Id} cannot be taken back: {file.Path} has no down section, or an empty one.")
    {
        Where = file?.At(),
        State = "Nothing was reverted.",
        Fix = (file is null ? "Bring the file back" : $"Write one under `-- migrate:down` in {file.Path}")
            + ", or go back to a backup: `slipway backup list`.",
    };

    public static Problem Held(Migration migration, PhaseLimit limit)
    {
        var (phase, when) = migration.Phase is Phase.Contract
            ? ("contract", "no running version needs what it takes away")
            : ("backfill", "the versions that run write what it fills");
        return new Problem(
            Codes.PhaseHeld,
            $"{migration.Id} is held: its phase is {phase}, "
            + $"and this run goes up to {(limit is PhaseLimit.Expand ? "expand" : "backfill")}.")
        {
            Where = migration.At(),
            Fix = $"`slipway up --phase {phase}` applies it, when {when}.",
        };
    }
}
