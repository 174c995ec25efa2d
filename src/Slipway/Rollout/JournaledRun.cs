using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Files;
using Slipway.History;
using Slipway.Problems;
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
    /// <summary>In the place of a checksum: the engine refused the statement whole, and it may be corrected.</summary>
    const string Refused = "";

    /// <summary>A deadlock outside of transactions that returns every time is none that passes.</summary>
    const int MostOutside = 5;

    readonly List<Effect> _effects = [];
    readonly Dictionary<int, JournalEntry> _found = run.History.Journal
        .Where(entry => entry.Migration == script.Step.Migration.Id && entry.Direction == StepScript.WordOf(script.Step.Direction))
        .ToDictionary(entry => entry.Statement);

    /// <summary>What the open transaction does; <see langword="null"/> when none is open.</summary>
    Observer? _open;

    /// <summary>The first statement that does not stand yet.</summary>
    int _next;

    /// <summary>How many of the effects stand.</summary>
    int _standing;

    /// <summary>The last statement that ran in the open transaction.</summary>
    JournalEntry? _last;

    /// <summary>Which attempt at what is at work this is, from 1, and since when.</summary>
    (int Number, long Began) _attempt = (1, run.Clock.GetTimestamp());

    ITargetSession Session => run.Session!;

    Migration Migration => script.Step.Migration;

    /// <returns>Why it failed; <see langword="null"/> when it is done and recorded.</returns>
    public async Task<Problem?> RunAsync(CancellationToken cancel)
    {
        await new HistoryRecords(run).PrepareAsync(cancel).ConfigureAwait(false);
        _effects.AddRange(_found.Values.OrderBy(entry => entry.Statement).SelectMany(entry => entry.Effects));
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
            || (_open is null && _attempt.Number >= MostOutside))
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
        var statement = part.Statement;
        var entry = new JournalEntry(
            Migration.Id, StepScript.WordOf(script.Step.Direction), part.Index, Checksum.Of(statement), Done: false);
        var found = _found.GetValueOrDefault(part.Index) is { Checksum: not Refused } begun ? begun : null;
        if (found is not null && found.Checksum != entry.Checksum && (found.Done || !Migration.Idempotent))
            return RolloutProblem.JournalDiffers(script, statement);
        if (found is { Done: true })
            return await PassAsync(step, part, cancel).ConfigureAwait(false);

        if (part.IsTransactional)
            return await RunInTransactionAsync(step, statement, entry, cancel).ConfigureAwait(false);
        if (found is not null)
        {
            try
            {
                if (await TookEffectAsync(part, cancel).ConfigureAwait(false) is not { } tookEffect)
                    return RolloutProblem.Interrupted(script, statement);
                if (tookEffect)
                    return await DoneAsync(entry, [], cancel).ConfigureAwait(false);
            }
            catch (StatementFailedException failure)
            {
                return step.Refused(statement, failure);
            }
        }

        await Session.RecordAsync(new HistoryChange.Journal(entry), cancel).ConfigureAwait(false);
        var before = part.Nature is StatementNature.MayCommit ? await LookAsync(cancel).ConfigureAwait(false) : null;
        if (await step.ExecuteAsync(statement, cancel).ConfigureAwait(false) is { } refused)
            return await RefusedAsync(step, part, entry, refused, cancel).ConfigureAwait(false);
        return await DoneAsync(
            entry,
            before is null ? [] : [.. ObservedEffects.Between(before, await LookAsync(cancel).ConfigureAwait(false)).Where(IsOurs)],
            cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// A statement that was refused whole leaves nothing, and may be corrected. One that can commit by itself may have done
    /// so before it failed: its entry stays as that of a statement of which nobody can tell.
    /// </summary>
    async Task<Problem> RefusedAsync(StepRun step, StepPart part, JournalEntry entry, Problem refused, CancellationToken cancel)
    {
        if (part.Nature is StatementNature.MayCommit && step.FailedWithin)
        {
            run.HasEffects = true;
            run.Continuity.Forget();
            run.PartThatStands = $"{run.PartThatStands} What this statement committed by itself before it failed stands.".TrimStart();
            if (Migration.Idempotent)
                return refused;
            step.RetryAfter = null;
            return refused with { Fix = RolloutProblem.Interrupted(script, part.Statement).Fix };
        }

        HistoryChange change = _next == 0
            ? new HistoryChange.CloseJournal(Migration.Id)
            : new HistoryChange.Journal(entry with { Checksum = Refused });
        await Session.RecordAsync(change, cancel).ConfigureAwait(false);
        return refused;
    }

    Task<DatabaseState> LookAsync(CancellationToken cancel) => Session.ObserveAsync(ObservationDetail.Counts, cancel);

    /// <summary>Outside of a transaction the application's rows cannot be told from the migration's.</summary>
    static bool IsOurs(Effect effect) => !Continuity.IsOfRows(effect);

    /// <summary>What an earlier run has done is passed over; but its connection is gone, and its settings with it.</summary>
    async Task<Problem?> PassAsync(StepRun step, StepPart part, CancellationToken cancel)
    {
        if (_open is null)
            NoteDone(part.Index + 1);
        return part.Nature is StatementNature.Setting
            ? await step.ExecuteAsync(part.Statement, cancel).ConfigureAwait(false)
            : null;
    }

    async Task<Problem?> RunInTransactionAsync(
        StepRun step, SqlStatement statement, JournalEntry entry, CancellationToken cancel)
    {
        if (_open is null && await BeginAsync(cancel).ConfigureAwait(false) is { } changed)
            return changed;
        if (await step.ExecuteAsync(statement, cancel).ConfigureAwait(false) is { } failed)
            return failed;
        _last = entry with { Done = true };
        await Session.RecordAsync(new HistoryChange.Journal(_last), cancel).ConfigureAwait(false);
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
            if (_last is not null && _effects.Count > _standing)
                await Session.RecordAsync(new HistoryChange.Journal(_last with { Effects = [.. _effects.Skip(_standing)] }), cancel)
                    .ConfigureAwait(false);
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

    /// <summary>Whether a statement that was begun is done; <see langword="null"/> when nobody can tell.</summary>
    async Task<bool?> TookEffectAsync(StepPart part, CancellationToken cancel)
    {
        if (Migration.Probe is { } probe)
            return await Session.AskAsync(new SqlStatement(probe, 0, 1, 1), cancel).ConfigureAwait(false);
        if (await Session.RecoverAsync(part.Statement, cancel).ConfigureAwait(false) is { } known)
            return known;
        var mayRunAgain = Migration.Idempotent || part.Nature is StatementNature.OutsideRepeatable;
        return mayRunAgain ? false : null;
    }

    async Task<Problem?> DoneAsync(JournalEntry entry, ImmutableArray<Effect> effects, CancellationToken cancel)
    {
        run.HasEffects = true;
        run.Continuity.Forget();
        NoteDone(entry.Statement + 1);
        _effects.AddRange(effects);
        _standing = _effects.Count;
        await Session.RecordAsync(new HistoryChange.Journal(entry with { Done = true, Effects = effects }), cancel).ConfigureAwait(false);
        return null;
    }

    /// <summary>The row of the history is written with the last part, if that is in a transaction; else in one of its own.</summary>
    async Task<Problem?> RecordAsync(StepRun step, CancellationToken cancel)
    {
        if (_open is null)
            await Session.BeginAsync(new TransactionRequest(), cancel).ConfigureAwait(false);
        else if (await JudgeAsync(cancel).ConfigureAwait(false) is { } refused)
            return refused;
        await new HistoryRecords(run).AddAsync(script.Step, step.Duration, [.. _effects], cancel).ConfigureAwait(false);
        await Session.RecordAsync(new HistoryChange.CloseJournal(Migration.Id), cancel).ConfigureAwait(false);
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
