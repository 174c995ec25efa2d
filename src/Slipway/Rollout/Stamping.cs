using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>
/// Records migrations as applied without running them: whoever asks for it has proved that the database is as they make it.
/// </summary>
/// <param name="target">The database.</param>
/// <param name="run">Who runs.</param>
public sealed class Stamping(ITarget target, RunIdentity run)
{
    /// <summary>Records them under the lock, all or none, if nothing else was applied or reverted in between.</summary>
    /// <param name="migrations">The migrations, in the order in which they would run.</param>
    /// <param name="graph">Their graph.</param>
    /// <param name="applied">What the asker found applied.</param>
    /// <param name="happened">What is logged with each: a kind of event, and why.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Why nothing was recorded; <see langword="null"/> when all is.</returns>
    public async Task<Problem?> RecordAsync(
        IReadOnlyList<Migration> migrations,
        RevisionGraph graph,
        ImmutableArray<string> applied,
        HistoryEvent happened,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(happened);
        var attempt = await target.TryLockAsync(run, cancel).ConfigureAwait(false);
        if (attempt is LockAttempt.Busy busy)
            return RolloutProblem.LockTimeout(target.Description.Database, busy.Holder, TimeSpan.Zero);
        var session = ((LockAttempt.Held)attempt).Session;
        await using var disposed = session.ConfigureAwait(false);

        var history = await session.ReadHistoryAsync(HistoryDetail.Outline, cancel).ConfigureAwait(false);
        if (!history.Applied.Select(row => row.Id).SequenceEqual(applied))
            return RolloutProblem.PlanChanged(migrations.Select(migration => migration.Id));
        await session.BeginAsync(new TransactionRequest(), cancel).ConfigureAwait(false);
        await session.RecordAsync(new HistoryChange.Prepare(null), cancel).ConfigureAwait(false);
        foreach (var migration in migrations)
        {
            var step = new PlanStep(migration, Direction.Up) { Parents = graph.ParentsOf(migration.Id) };
            var row = AppliedRow.Of(step, TimeSpan.Zero, [], run) with { Kind = RecordKind.Stamped };
            await session.RecordAsync(new HistoryChange.Apply(row), cancel).ConfigureAwait(false);
            await session.RecordAsync(new HistoryChange.Log(happened with { Migration = migration.Id }), cancel).ConfigureAwait(false);
        }

        await session.CommitAsync(cancel).ConfigureAwait(false);
        return null;
    }
}
