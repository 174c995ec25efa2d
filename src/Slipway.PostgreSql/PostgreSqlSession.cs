using Npgsql;
using Slipway.Effects;
using Slipway.History;
using Slipway.PostgreSql.Catalog;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.PostgreSql.Locks;
using Slipway.PostgreSql.Statements;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.PostgreSql;

/// <summary>The connection of the only runner: it holds the lock, which outlives each of its transactions.</summary>
sealed class PostgreSqlSession : ITargetSession
{
    readonly RunLock.Held _held;
    readonly OwnSchema _own;
    readonly RunIdentity _run;
    readonly SessionTransaction _transaction;
    readonly StepCleaning _cleaning;
    readonly StatementRunner _runner;
    readonly BlockWatch _watch;
    readonly OutsideStatements _outside;
    readonly StateReader _states;
    readonly LostSettings? _lost;

    public PostgreSqlSession(RunLock.Held held, PostgreSqlConnections connections, OwnSchema own, RunIdentity run)
    {
        (_held, _own, _run) = (held, own, run);
        _watch = new BlockWatch(connections);
        _transaction = new SessionTransaction(held, connections, _watch, own, run);
        _cleaning = new StepCleaning(held.Work, held.Settings);
        _runner = new StatementRunner(held.Work, _watch);
        _outside = new OutsideStatements(held.Work, _runner, held.Settings);
        _states = new StateReader(held.Work, own);
        _lost = held.Settings.IsLocal ? new LostSettings(held.Work.Name) : null;
    }

    OpenDatabase Work => _held.Work;

    /// <inheritdoc/>
    public Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel) => AttemptAsync(
        async () =>
        {
            await _transaction.FlushAsync(cancel).ConfigureAwait(false);
            return await new HistoryReader(_own).ReadAsync(Work, detail, cancel).ConfigureAwait(false);
        },
        cancel);

    /// <inheritdoc/>
    public Task BeginAsync(TransactionRequest request, CancellationToken cancel) => AttemptAsync(
        async () =>
        {
            _states.Forget();
            await _transaction.BeginAsync(request, cancel).ConfigureAwait(false);
            return true;
        },
        cancel);

    /// <inheritdoc/>
    public Task BeginStepAsync(string migration, TimeSpan? statementTimeout, CancellationToken cancel)
    {
        var settings = _transaction.Settings;
        _lost?.Begin();
        if (!_transaction.IsOpen && _held.Settings.IsLocal)
            return Task.CompletedTask;
        Work.PutAhead(settings.Name(_run.Run, migration));
        if (statementTimeout is { } limit)
            Work.PutAhead(settings.Set("statement_timeout", StatementRunner.Milliseconds(limit)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<StatementResult> ExecuteAsync(SqlStatement statement, CancellationToken cancel)
    {
        OwnNames.Refuse(statement.Text);
        _lost?.Require(statement, PostgreSqlDialect.Instance.NatureOf(statement));
        if (!_transaction.IsOpen)
            return await _outside.RunAsync(statement, cancel).ConfigureAwait(false);
        _transaction.EnterMigration();
        return new StatementResult.Ran(
            await _runner.RunAsync(statement, _transaction.ProcessId, _transaction.Attempt, cancel).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public Task<bool> AskAsync(SqlStatement query, CancellationToken cancel)
    {
        _transaction.EnterMigration();
        return _runner.AskAsync(query, _transaction.ProcessId, _transaction.Attempt, cancel);
    }

    /// <inheritdoc/>
    public Task<DatabaseState> ObserveAsync(ObservationDetail detail, CancellationToken cancel) => AttemptAsync(
        async () =>
        {
            try
            {
                _transaction.EnterOwn();
                return await _watch.DuringAsync(_transaction.ProcessId, _ => _states.ReadAsync(detail, cancel), cancel)
                    .ConfigureAwait(false);
            }
            catch (PostgresException refused) when (refused.SqlState is SqlStates.LockNotAvailable)
            {
                // The definition of a view, for one, is shown only to who gets a lock on its tables.
                throw StatementFailure.Of(refused, "", _transaction.Attempt, _watch.Blockers);
            }
        },
        cancel);

    /// <inheritdoc/>
    public Task<bool?> RecoverAsync(SqlStatement statement, CancellationToken cancel) => _outside.RecoverAsync(statement, cancel);

    /// <inheritdoc/>
    public async Task EndStepAsync(CancellationToken cancel)
    {
        _transaction.EnterOwn();
        await _cleaning.RunAsync(_transaction, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task RecordAsync(HistoryChange change, CancellationToken cancel)
    {
        if (_transaction.IsOpen)
        {
            _transaction.Record(change);
            return;
        }

        await BeginAsync(new TransactionRequest(LockTimeout: TimeSpan.FromSeconds(3)), cancel).ConfigureAwait(false);
        try
        {
            _transaction.Record(change);
            await CommitAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            await _transaction.RollbackAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return AttemptAsync(
            async () =>
            {
                await _transaction.CommitAsync().ConfigureAwait(false);
                _lost?.Committed();
                return true;
            },
            CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task RollbackAsync() => _transaction.RollbackAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.RollbackAsync().ConfigureAwait(false);
        await _watch.DisposeAsync().ConfigureAwait(false);
        await _held.DisposeAsync().ConfigureAwait(false);
    }

    async Task<T> AttemptAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            throw PostgreSqlErrors.Of(failure, Work, cancel);
        }
    }
}
