using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Problems;

namespace Slipway.Rollout;

/// <summary>Judges what was observed, before it is committed.</summary>
static class Verdict
{
    /// <returns>Why it must not be committed; <see langword="null"/> when it may.</returns>
    public static Problem? On(DatabaseState before, DatabaseState after)
    {
        ImmutableArray<Effect> broken =
        [
            .. ObservedEffects.Between(before, after).Where(effect => effect.Kind == ObservedEffects.BreakForeignKey),
        ];
        return broken.IsEmpty ? null : RolloutProblem.ForeignKeysBroken(broken);
    }
}
