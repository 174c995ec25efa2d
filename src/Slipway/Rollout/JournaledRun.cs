using Slipway.Effects;
using Slipway.Files;
using Slipway.History;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>
/// Runs a step that cannot be in a transaction: before each statement the journal says what is meant, afterwards that it
/// is done. A run that was killed in between goes on where it can be known how far it came.
/// </summary>
sealed class JournaledRun(DeploymentRun run, StepScript script)
{
    /// <summary>In the place of a checksum: the engine refused the statement, so it took no effect and may be corrected.</summary>
    const string Refused = "";

    readonly List<Effect> _effects = [];

    ITargetSession Session => run.Session!;

    Migration Migration => script.Step.Migration;

    /// <returns>Why it failed; <see langword="null"/> when it is done and recorded.</returns>
    public async Task<Problem?> RunAsync(CancellationToken cancel)
    {
        await new HistoryRecords(run).PrepareAsync(cancel).ConfigureAwait(false);
        var step = new StepRun(run, script);
        await step.BeginAsync(cancel).ConfigureAwait(false);
        for (var index = 0; index < script.Statements.Length; index++)
        {
            if (await RunAsync(step, index, cancel).ConfigureAwait(false) is { } failed)
                return failed with { State = StateAt(index) };
        }

        if (await step.EndAsync(cancel).ConfigureAwait(false) is { } unverified)
            return unverified with { State = StateAt(script.Statements.Length) };
        await RecordAsync(step, cancel).ConfigureAwait(false);
        run.Done([step.Report], [.. _effects]);
        run.Tell(new RolloutEvent.Committed([script.Step], [.. _effects]));
        return null;
    }

    async Task<Problem?> RunAsync(StepRun step, int index, CancellationToken cancel)
    {
        var statement = script.Statements[index];
        var entry = new JournalEntry(
            Migration.Id, StepScript.WordOf(script.Step.Direction), index, Checksum.Of(statement.Text), Done: false);
        var found = run.History.Journal.FirstOrDefault(
            row => (row.Migration, row.Direction, row.Statement) == (entry.Migration, entry.Direction, entry.Statement));
        if (found is { Checksum: Refused })
            found = null;
        if (found is not null && found.Checksum != entry.Checksum)
            return RolloutProblem.JournalDiffers(script, statement);
        if (found is { Done: true })
            return null;

        if (run.Target.Description.Dialect.NatureOf(statement) is StatementNature.Transactional)
            return await RunInTransactionAsync(step, statement, entry, cancel).ConfigureAwait(false);
        if (found is not null)
        {
            switch (await TookEffectAsync(statement, cancel).ConfigureAwait(false))
            {
                case null:
                    return RolloutProblem.Interrupted(script, statement);
                case true:
                    return await DoneAsync(entry, cancel).ConfigureAwait(false);
            }
        }

        await Session.RecordAsync(new HistoryChange.Journal(entry), cancel).ConfigureAwait(false);
        if (await step.ExecuteAsync(statement, cancel).ConfigureAwait(false) is { } refused)
        {
            await Session.RecordAsync(new HistoryChange.Journal(entry with { Checksum = Refused }), cancel).ConfigureAwait(false);
            return refused;
        }

        return await DoneAsync(entry, cancel).ConfigureAwait(false);
    }

    /// <summary>What can be in a transaction is in one, together with its own line of the journal.</summary>
    async Task<Problem?> RunInTransactionAsync(
        StepRun step, SqlStatement statement, JournalEntry entry, CancellationToken cancel)
    {
        var request = new TransactionRequest(Migration.ForeignKeys, Migration.LockTimeout ?? run.Request.LockTimeout);
        await Session.BeginAsync(request, cancel).ConfigureAwait(false);
        var observer = new Observer(Session, ObservationDetail.Counts, steps: 1);
        await observer.BeginAsync(cancel).ConfigureAwait(false);
        var problem = await step.ExecuteAsync(statement, cancel).ConfigureAwait(false);
        if (problem is null)
        {
            _effects.AddRange(await observer.LookAsync(Migration.Id, cancel).ConfigureAwait(false));
            problem = observer.Judge();
        }

        if (problem is not null)
        {
            await Session.RollbackAsync().ConfigureAwait(false);
            return problem;
        }

        await Session.RecordAsync(new HistoryChange.Journal(entry with { Done = true }), cancel).ConfigureAwait(false);
        await Session.CommitAsync(cancel).ConfigureAwait(false);
        run.HasEffects = true;
        return null;
    }

    /// <summary>Whether a statement that was begun is done; <see langword="null"/> when nobody can tell.</summary>
    async Task<bool?> TookEffectAsync(SqlStatement statement, CancellationToken cancel)
    {
        if (Migration.Probe is { } probe)
            return await Session.AskAsync(new SqlStatement(probe, 0, 1, 1), cancel).ConfigureAwait(false);
        var mayRunAgain = Migration.Idempotent
            || run.Target.Description.Dialect.NatureOf(statement) is StatementNature.OutsideRepeatable;
        return mayRunAgain ? false : null;
    }

    async Task<Problem?> DoneAsync(JournalEntry entry, CancellationToken cancel)
    {
        run.HasEffects = true;
        await Session.RecordAsync(new HistoryChange.Journal(entry with { Done = true }), cancel).ConfigureAwait(false);
        return null;
    }

    async Task RecordAsync(StepRun step, CancellationToken cancel)
    {
        await Session.BeginAsync(new TransactionRequest(), cancel).ConfigureAwait(false);
        await new HistoryRecords(run).AddAsync(script.Step, step.Duration, [.. _effects], cancel).ConfigureAwait(false);
        await Session.RecordAsync(new HistoryChange.CloseJournal(Migration.Id), cancel).ConfigureAwait(false);
        await Session.CommitAsync(cancel).ConfigureAwait(false);
    }

    string StateAt(int done) => done == 0
        ? run.StateAfterRollback
        : $"{run.CommittedBefore}The first {done} of {script.Statements.Length} statements of {Migration.Id} have taken effect; "
            + $"a run goes on behind them.{run.WayBack}";
}
