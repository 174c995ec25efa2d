using Slipway.Plan;
using Slipway.Problems;

namespace Slipway.Cli.Run;

/// <summary>The words for how far a run goes through the phases.</summary>
static class PhaseLimits
{
    /// <summary>Understands a word; <see langword="null"/> stays <see langword="null"/>.</summary>
    /// <returns>What is wrong with it; <see langword="null"/> when nothing is.</returns>
    public static Problem? Of(string? word, out PhaseLimit? phases)
    {
        phases = word switch
        {
            "expand" => PhaseLimit.Expand,
            "backfill" => PhaseLimit.Backfill,
            "contract" => PhaseLimit.Contract,
            "all" => PhaseLimit.All,
            _ => null,
        };
        return word is not null && phases is null
            ? new Problem(Codes.CommandLine, $"There is no phase '{word}'.")
            {
                Fix = NearestName.Suggest(word, ["expand", "backfill", "contract", "all"]),
            }
            : null;
    }
}
