using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>Runs the steps of one transaction: begin, observe, run, observe again, judge, record, commit.</summary>
sealed class TransactionRun(DeploymentRun run, TransactionUnit unit)
{
    ITargetSession Session => run.Session!;

    /// <returns>Why it failed, with everything since its beginning to be rolled back; <see langword="null"/> when it stands.</returns>
    public async Task<Problem?> RunAsync(CancellationToken cancel)
    {
        await Session.BeginAsync(Request(), cancel).ConfigureAwait(false);
        var before = await Session.ObserveAsync(cancel).ConfigureAwait(false);
        var reports = ImmutableArray.CreateBuilder<StepReport>(unit.Scripts.Length);
        foreach (var script in unit.Scripts)
        {
            var step = new StepRun(run, script);
            if (await RunAsync(step, script, cancel).ConfigureAwait(false) is { } failed)
                return failed;
            reports.Add(step.Report);
        }

        var after = await Session.ObserveAsync(cancel).ConfigureAwait(false);
        var effects = Attributed(ObservedEffects.Between(before, after));
        if (Judge(effects) is { } refused)
            return refused;
        if (run.Request.Mode is RolloutMode.Preview)
            await Session.RollbackAsync().ConfigureAwait(false);
        else
            await CommitAsync(reports.ToImmutable(), effects, cancel).ConfigureAwait(false);

        run.Done(reports.ToImmutable(), effects);
        if (run.HasCommitted)
            run.Tell(new RolloutEvent.Committed([.. unit.Scripts.Select(script => script.Step)], effects));
        return null;
    }

    static async Task<Problem?> RunAsync(StepRun step, StepScript script, CancellationToken cancel)
    {
        await step.BeginAsync(cancel).ConfigureAwait(false);
        foreach (var statement in script.Statements)
        {
            if (await step.ExecuteAsync(statement, cancel).ConfigureAwait(false) is { } failed)
                return failed;
        }

        return await step.EndAsync(cancel).ConfigureAwait(false);
    }

    async Task CommitAsync(ImmutableArray<StepReport> reports, ImmutableArray<Effect> effects, CancellationToken cancel)
    {
        var records = new HistoryRecords(run);
        await records.PrepareAsync(cancel).ConfigureAwait(false);
        for (var index = 0; index < reports.Length; index++)
        {
            // What several steps did together cannot be told apart: it stands with the last of them.
            var own = index == reports.Length - 1 ? effects : [];
            await records.AddAsync(unit.Scripts[index].Step, reports[index].Duration, own, cancel).ConfigureAwait(false);
        }

        await Session.CommitAsync(cancel).ConfigureAwait(false);
    }

    TransactionRequest Request() =>
        new(unit.ForeignKeys, unit.Scripts[0].Step.Migration.LockTimeout ?? run.Request.LockTimeout);

    ImmutableArray<Effect> Attributed(ImmutableArray<Effect> effects) => unit.Scripts is [var only]
        ? [.. effects.Select(effect => effect with { Migration = only.Step.Migration.Id })]
        : effects;

    static Problem? Judge(ImmutableArray<Effect> effects)
    {
        ImmutableArray<Effect> broken = [.. effects.Where(effect => effect.Kind == ObservedEffects.BreakForeignKey)];
        return broken.IsEmpty ? null : RolloutProblem.ForeignKeysBroken(broken);
    }
}
