using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Files;
using Slipway.History;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>Runs the steps of one transaction: begin, observe, run, observe again, judge, record, commit.</summary>
sealed class TransactionRun(DeploymentRun run, TransactionUnit unit, bool isFollowed = false)
{
    readonly List<StepOutcome> _done = [];

    ITargetSession Session => run.Session!;

    /// <summary>Who decides by what is shown must see values that change, too; otherwise reading them all takes too long.</summary>
    ObservationDetail Detail =>
        run.Request.Mode is RolloutMode.Preview ? ObservationDetail.Fingerprints : ObservationDetail.Counts;

    /// <summary>
    /// Runs them; what fails only because of something that passes (a lock, a deadlock) is rolled back and tried again as a
    /// whole, as long as the run is willing to wait for a lock.
    /// </summary>
    /// <returns>Why it failed, with everything since its beginning to be rolled back; <see langword="null"/> when it stands.</returns>
    public async Task<Problem?> RunAsync(CancellationToken cancel)
    {
        if (unit.Scripts.FirstOrDefault(script => JournalOf(script).Any(entry => entry.Done)) is { } half)
            return RolloutProblem.HalfDone(half.Step.Migration);

        var (began, before) = (run.Clock.GetTimestamp(), run.StepNumber);
        for (var attempt = 1; ; attempt++)
        {
            if (await AttemptAsync(attempt, cancel).ConfigureAwait(false) is not { } failed)
                return null;
            if (failed.RetryAfter is not { } pause || !run.MayWaitForLocks(run.Clock.GetElapsedTime(began) + pause))
                return failed.Problem;
            await Session.RollbackAsync().ConfigureAwait(false);
            run.Tell(new RolloutEvent.Retrying(failed.Problem, attempt, pause));
            await Task.Delay(pause, run.Clock, cancel).ConfigureAwait(false);
            (run.StepNumber, run.FailedMigration) = (before, null);
            _done.Clear();
        }
    }

    async Task<Failure?> AttemptAsync(int attempt, CancellationToken cancel)
    {
        try
        {
            return await TryAsync(attempt, cancel).ConfigureAwait(false);
        }
        catch (StatementFailedException failure)
        {
            // Not a statement of the migration: what is looked at around it waits for locks as well.
            return new Failure(RolloutProblem.NotObserved(failure), failure.RetryAfter);
        }
    }

    async Task<Failure?> TryAsync(int attempt, CancellationToken cancel)
    {
        await Session.BeginAsync(Request() with { Attempt = attempt, IsShared = unit.Scripts.Length > 1, IsFollowed = isFollowed }, cancel)
            .ConfigureAwait(false);
        var observer = new Observer(run, Detail, unit.Scripts.Length);
        await observer.BeginAsync(cancel).ConfigureAwait(false);
        if (run.Continuity.Judge(observer.Seen, run.Effects) is { } changed)
            return new Failure(changed, null);
        foreach (var script in unit.Scripts)
        {
            var step = new StepRun(run, script);
            if (await RunAsync(step, script, cancel).ConfigureAwait(false) is { } failed)
                return new Failure(failed, step.RetryAfter);
            _done.Add(new StepOutcome(
                step.Report, await observer.LookAsync(script.Step.Migration.Id, cancel).ConfigureAwait(false)));
        }

        if (observer.Judge() is { } refused)
            return new Failure(refused with { Where = Breaking()?.At() }, null);
        if (run.Request.Mode is RolloutMode.Preview)
            await Session.RollbackAsync().ConfigureAwait(false);
        else if (await TryCommitAsync(cancel).ConfigureAwait(false) is { } uncommitted)
            return uncommitted;

        ImmutableArray<Effect> effects = [.. _done.SelectMany(done => done.Effects)];
        run.Done([.. _done.Select(done => done.Report)], effects);
        run.Continuity.Left(observer.Seen);
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

    /// <summary>The migration by which a row points at nothing; <see langword="null"/> when it cannot be told.</summary>
    Migration? Breaking()
    {
        var index = _done.FindIndex(done => done.Effects.Any(effect => effect.Kind == ObservedEffects.BreakForeignKey));
        return index >= 0 ? unit.Scripts[index].Step.Migration : unit.Scripts is [var only] ? only.Step.Migration : null;
    }

    async Task<Failure?> TryCommitAsync(CancellationToken cancel)
    {
        try
        {
            await CommitAsync(cancel).ConfigureAwait(false);
            return null;
        }
        catch (StatementFailedException failure)
        {
            return new Failure(StepProblem.NotCommitted(unit.Scripts[^1], failure), failure.RetryAfter);
        }
    }

    async Task CommitAsync(CancellationToken cancel)
    {
        var records = new HistoryRecords(run);
        await records.PrepareAsync(cancel).ConfigureAwait(false);
        for (var index = 0; index < _done.Count; index++)
        {
            var (report, effects) = _done[index];
            await records.AddAsync(unit.Scripts[index].Step, report.Duration, effects, cancel).ConfigureAwait(false);
            if (JournalOf(unit.Scripts[index]).Any())
                await Session.RecordAsync(new HistoryChange.CloseJournal(report.Id), cancel).ConfigureAwait(false);
        }

        await Session.CommitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>What a migration left that was begun outside of a transaction, before its file said otherwise.</summary>
    IEnumerable<JournalEntry> JournalOf(StepScript script) =>
        run.History.Journal.Where(entry => entry.Migration == script.Step.Migration.Id
            && entry.Direction == StepScript.WordOf(script.Step.Direction));

    TransactionRequest Request() =>
        new(unit.ForeignKeys, unit.Scripts[0].Step.Migration.LockTimeout ?? run.Request.LockTimeout);

    /// <summary>Why an attempt failed, and after which pause another may succeed.</summary>
    sealed record Failure(Problem Problem, TimeSpan? RetryAfter);

    /// <summary>A step that ran, and what it did.</summary>
    sealed record StepOutcome(StepReport Report, ImmutableArray<Effect> Effects);
}
