using Slipway.Effects;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>
/// Runs a step that cannot be in one transaction, part by part. What can be in a transaction is in one, together with its
/// lines of the journal; before any other statement the journal says what is meant, afterwards that it is done. A run that
/// was killed in between goes on where it can be known how far it came.
/// </summary>
sealed class JournaledRun(DeploymentRun run, StepScript script)
{
    /// <summary>A deadlock outside of transactions that returns every time is none that passes.</summary>
    const int MostOutside = 5;

    readonly StepJournal _journal = new(run, script);
    readonly List<Effect> _effects = [];

    /// <summary>What the open transaction does; <see langword="null"/> when none is open.</summary>
    Observer? _open;

    /// <summary>The first statement that does not stand yet.</summary>
    int _next;

    /// <summary>How many of the effects stand.</summary>
    int _standing;

    /// <summary>Which attempt at what is at work this is, from 1, and since when.</summary>
    (int Number, long Began) _attempt = (1, run.Clock.GetTimestamp());

    ITargetSession Session => run.Session!;

    Migration Migration => script.Step.Migration;

    /// <returns>Why it failed; <see langword="null"/> when it is done and recorded.</returns>
    public async Task<Problem?> RunAsync(CancellationToken cancel)
    {
        await new HistoryRecords(run).PrepareAsync(cancel).ConfigureAwait(false);
        _effects.AddRange(await _journal.ReadEffectsAsync(cancel).ConfigureAwait(false));
        _standing = _effects.Count;
        var step = new StepRun(run, script);
        await step.BeginAsync(cancel).ConfigureAwait(false);
        var problem = await TryAsync(step, cancel).ConfigureAwait(false);
        while (problem is not null && await MayTryAgainAsync(step, problem, cancel).ConfigureAwait(false))
            problem = await TryAsync(step, cancel).ConfigureAwait(false);
        if (problem is not null)
        {
            await Session.RollbackAsync().ConfigureAwait(false);
            return problem with { State = run.StateAfterRollback };
        }

        run.PartThatStands = null;
        run.Done([step.Report], [.. _effects]);
        run.Tell(new RolloutEvent.Committed([script.Step], [.. _effects]));
        return null;
    }

    /// <summary>
    /// What fails only because of something that passes (a lock, a deadlock) is tried again from the first statement that
    /// does not stand, as long as the run is willing to wait for a lock.
    /// </summary>
    async Task<bool> MayTryAgainAsync(StepRun step, Problem failed, CancellationToken cancel)
    {
        if (step.RetryAfter is not { } pause || !run.MayWaitForLocks(run.Clock.GetElapsedTime(_attempt.Began) + pause)
            || (_open is null && !step.IsHeldUp && _attempt.Number >= MostOutside))
            return false;
        await Session.RollbackAsync().ConfigureAwait(false);
        _open = null;
        _effects.RemoveRange(_standing, _effects.Count - _standing);
        run.Tell(new RolloutEvent.Retrying(failed, _attempt.Number, pause));
        await Task.Delay(pause, run.Clock, cancel).ConfigureAwait(false);
        _attempt = _attempt with { Number = _attempt.Number + 1 };
        await step.BeginAgainAsync(cancel).ConfigureAwait(false);
        return true;
    }

    async Task<Problem?> TryAsync(StepRun step, CancellationToken cancel)
    {
        try
        {
            return await RunPartsAsync(step, cancel).ConfigureAwait(false)
                ?? await step.EndAsync(cancel).ConfigureAwait(false)
                ?? await RecordAsync(step, cancel).ConfigureAwait(false);
        }
        catch (StatementFailedException failure)
        {
            return step.NotCommitted(failure);
        }
    }

    async Task<Problem?> RunPartsAsync(StepRun step, CancellationToken cancel)
    {
        foreach (var part in StepPart.Divide(script).SkipWhile(part => part.Index < _next))
        {
            if (part.IsFirst && await CommitAsync(part.Index, cancel).ConfigureAwait(false) is { } refused)
                return refused;
            if (await RunAsync(step, part, cancel).ConfigureAwait(false) is { } failed)
                return failed;
        }

        // Of who wants no transaction each statement stands by itself, the last one too.
        return Migration.Transactional ? null : await CommitAsync(script.Statements.Count, cancel).ConfigureAwait(false);
    }

    async Task<Problem?> RunAsync(StepRun step, StepPart part, CancellationToken cancel)
    {
        var begun = _journal.Find(part);
        if (begun is not null && begun.Checksum != Checksum.Of(part.Statement) && (begun.Done || !Migration.Idempotent))
        {
            run.PartThatStands =
                $"{_journal.Done} of {script.Statements.Count} statements of {Migration.Id} had taken effect before this run.";
            return RolloutProblem.JournalDiffers(script, part.Statement);
        }

        if (begun is { Done: true })
            return await PassAsync(step, part, cancel).ConfigureAwait(false);
        return part.IsTransactional
            ? await RunInTransactionAsync(step, part, cancel).ConfigureAwait(false)
            : await RunOutsideAsync(step, part, isBegun: begun is not null, cancel).ConfigureAwait(false);
    }

    async Task<Problem?> RunOutsideAsync(StepRun step, StepPart part, bool isBegun, CancellationToken cancel)
    {
        var statement = new OutsideRun(run, script, _journal, step);
        if (await statement.RunAsync(part, isBegun, isFirst: _next == 0, cancel).ConfigureAwait(false) is { } failed)
            return failed;
        NoteDone(part.Index + 1);
        var effects = await statement.LookAtEffectsAsync(cancel).ConfigureAwait(false);
        await _journal.NoteAsync(effects, cancel).ConfigureAwait(false);
        await _journal.DoneAsync(part, cancel).ConfigureAwait(false);
        _effects.AddRange(effects);
        _standing = _effects.Count;
        return null;
    }

    /// <summary>What an earlier run has done is passed over; but its connection is gone, and its settings with it.</summary>
    async Task<Problem?> PassAsync(StepRun step, StepPart part, CancellationToken cancel)
    {
        if (_open is null)
            NoteDone(part.Index + 1);
        return part.Nature is StatementNature.Setting
            ? await step.ExecuteAsync(part.Statement, cancel).ConfigureAwait(false)
            : null;
    }

    async Task<Problem?> RunInTransactionAsync(StepRun step, StepPart part, CancellationToken cancel)
    {
        if (_open is null && await BeginAsync(cancel).ConfigureAwait(false) is { } changed)
            return changed;
        if (await step.ExecuteAsync(part.Statement, cancel).ConfigureAwait(false) is { } failed)
            return failed;
        await _journal.DoneAsync(part, cancel).ConfigureAwait(false);
        return null;
    }

    async Task<Problem?> BeginAsync(CancellationToken cancel)
    {
        var request = new TransactionRequest(Migration.ForeignKeys, Migration.LockTimeout ?? run.Request.LockTimeout)
        {
            Attempt = _attempt.Number,
        };
        await Session.BeginAsync(request, cancel).ConfigureAwait(false);
        _open = new Observer(run, ObservationDetail.Counts, steps: 1);
        await _open.BeginAsync(cancel).ConfigureAwait(false);
        return run.Continuity.Judge(_open.Seen, [.. run.Effects, .. _effects]);
    }

    /// <summary>Ends a part: what ran in a transaction is looked at, judged and committed.</summary>
    /// <param name="done">How many statements stand then.</param>
    /// <param name="cancel">Stops it.</param>
    async Task<Problem?> CommitAsync(int done, CancellationToken cancel)
    {
        if (_open is not null)
        {
            if (await JudgeAsync(cancel).ConfigureAwait(false) is { } refused)
                return refused;
            await _journal.NoteAsync([.. _effects.Skip(_standing)], cancel).ConfigureAwait(false);
            await Session.CommitAsync(cancel).ConfigureAwait(false);
            run.Continuity.Left(_open.Seen);
            (_open, _standing) = (null, _effects.Count);
            run.HasEffects = true;
            NoteDone(done);
        }

        return null;
    }

    async Task<Problem?> JudgeAsync(CancellationToken cancel)
    {
        _effects.AddRange(await _open!.LookAsync(Migration.Id, cancel).ConfigureAwait(false));
        return _open.Judge();
    }

    /// <summary>The row of the history is written with the last part, if that is in a transaction; else in one of its own.</summary>
    async Task<Problem?> RecordAsync(StepRun step, CancellationToken cancel)
    {
        if (_open is null)
            await Session.BeginAsync(new TransactionRequest(), cancel).ConfigureAwait(false);
        else if (await JudgeAsync(cancel).ConfigureAwait(false) is { } refused)
            return refused;
        await new HistoryRecords(run).AddAsync(script.Step, step.Duration, [.. _effects], cancel).ConfigureAwait(false);
        await _journal.CloseAsync(cancel).ConfigureAwait(false);
        await Session.CommitAsync(cancel).ConfigureAwait(false);
        run.Continuity.Left(_open?.Seen);
        return null;
    }

    /// <summary>However the run goes on, so many statements stand.</summary>
    void NoteDone(int statements)
    {
        if (statements > _next)
            _attempt = (1, run.Clock.GetTimestamp());
        _next = statements;
        run.PartThatStands = $"The first {statements} of {script.Statements.Count} statements of {Migration.Id} have taken effect; "
            + "a run goes on behind them.";
    }
}
