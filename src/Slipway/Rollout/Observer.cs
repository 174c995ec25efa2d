using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>Reads off the database what the steps of one transaction do: step by step, or all together when they are many.</summary>
sealed class Observer(DeploymentRun run, ObservationDetail detail, int steps)
{
    /// <summary>Each look reads all of the catalogue, so that telling very many steps apart would cost more than running them.</summary>
    const int MostToldApart = 25;

    DatabaseState? _first;
    DatabaseState? _last;
    int _seen;

    ITargetSession Session => run.Session!;

    /// <summary>
    /// Whether very many steps, each in a transaction of its own, are told together: nothing is to be judged before
    /// each commit.
    /// </summary>
    bool SpansTransactions => run.Scripts.Length > MostToldApart && run.Target.Description.DanglingQuery is null;

    /// <summary>What was seen last; <see langword="null"/> when that was in another transaction.</summary>
    public DatabaseState? Seen => SpansTransactions ? null : _last;

    /// <summary>Looks before the first step.</summary>
    public async Task BeginAsync(CancellationToken cancel) => _first = _last = SpansTransactions
        ? run.FirstSeen ??= await Session.ObserveAsync(detail, cancel).ConfigureAwait(false)
        : await Session.ObserveAsync(detail, cancel).ConfigureAwait(false);

    /// <summary>Looks after a step.</summary>
    /// <returns>What it did; of very many steps the last stands for all, and no migration is named.</returns>
    public async Task<ImmutableArray<Effect>> LookAsync(string migration, CancellationToken cancel)
    {
        var isToldApart = steps <= MostToldApart && !SpansTransactions;
        var isLast = ++_seen == steps && (!SpansTransactions || run.StepNumber == run.Scripts.Length);
        if (!isLast && !isToldApart)
            return [];

        var now = await Session.ObserveAsync(detail, cancel).ConfigureAwait(false);
        var effects = ObservedEffects.Between(_last!, now).Where(effect => effect.Kind != ObservedEffects.BreakForeignKey);
        _last = now;
        return [.. effects.Select(effect => isToldApart ? effect with { Migration = migration } : effect)];
    }

    /// <summary>Judges all of it.</summary>
    /// <returns>Why it must not be committed; <see langword="null"/> when it may.</returns>
    public Problem? Judge() => Verdict.On(_first!, _last!);
}
