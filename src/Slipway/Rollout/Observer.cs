using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>Reads off the database what the steps of one transaction do: step by step, or all together when they are many.</summary>
sealed class Observer(ITargetSession session, ObservationDetail detail, int steps)
{
    /// <summary>Each look counts every table, so that telling very many steps apart would cost more than running them.</summary>
    const int MostToldApart = 25;

    DatabaseState? _first;
    DatabaseState? _last;
    int _seen;

    /// <summary>Looks before the first step.</summary>
    public async Task BeginAsync(CancellationToken cancel) =>
        _first = _last = await session.ObserveAsync(detail, cancel).ConfigureAwait(false);

    /// <summary>Looks after a step.</summary>
    /// <returns>What it did; of very many steps the last stands for all, and no migration is named.</returns>
    public async Task<ImmutableArray<Effect>> LookAsync(string migration, CancellationToken cancel)
    {
        var isToldApart = steps <= MostToldApart;
        if (++_seen < steps && !isToldApart)
            return [];

        var now = await session.ObserveAsync(detail, cancel).ConfigureAwait(false);
        var effects = ObservedEffects.Between(_last!, now).Where(effect => effect.Kind != ObservedEffects.BreakForeignKey);
        _last = now;
        return [.. effects.Select(effect => isToldApart ? effect with { Migration = migration } : effect)];
    }

    /// <summary>Judges all of it.</summary>
    /// <returns>Why it must not be committed; <see langword="null"/> when it may.</returns>
    public Problem? Judge() => Verdict.On(_first!, _last!);
}
