using Slipway.Effects;
using Slipway.History;
using Slipway.Sql;
using Slipway.Sqlite.Catalog;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.History;
using Slipway.Sqlite.Statements;
using Slipway.Target;

namespace Slipway.Sqlite;

/// <summary>
/// The connection of the only runner. The lock is a transaction: <see cref="BeginAsync"/> joins it the first time, so
/// that lock, backup, change, verification and commit are one.
/// </summary>
sealed class SqliteSession : ITargetSession
{
    readonly OpenDatabase _database;
    readonly StatementRunner _runner;
    readonly HistoryWriter _writer;
    readonly SessionTransaction _transaction;
    TimeSpan? _statementTimeout;

    /// <summary>A connection on which <c>BEGIN IMMEDIATE</c> has succeeded.</summary>
    public SqliteSession(OpenDatabase database, SqliteConnections connections, SqliteOptions options, RunIdentity run)
    {
        _database = database;
        _runner = new StatementRunner(database);
        _writer = new HistoryWriter(database, run);
        _transaction = new SessionTransaction(database, connections, _writer, options.BusyWait);
    }

    /// <inheritdoc/>
    public Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel) =>
        Attempt(() => HistoryReader.Read(_database, detail), cancel);

    /// <inheritdoc/>
    public Task BeginAsync(TransactionRequest request, CancellationToken cancel) => _transaction.BeginAsync(request, cancel);

    /// <inheritdoc/>
    public Task BeginStepAsync(string migration, TimeSpan? statementTimeout, CancellationToken cancel)
    {
        _statementTimeout = statementTimeout;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<StatementResult> ExecuteAsync(SqlStatement statement, CancellationToken cancel)
    {
        _transaction.Leave();
        return Attempt(() => Execute(statement.Text, cancel), cancel);
    }

    /// <inheritdoc/>
    public Task<bool> AskAsync(SqlStatement query, CancellationToken cancel) =>
        Attempt(() => Ask(query.Text, cancel), cancel);

    /// <inheritdoc/>
    public Task<DatabaseState> ObserveAsync(ObservationDetail detail, CancellationToken cancel) =>
        Attempt(() => StateReader.Read(_database, detail), cancel);

    /// <inheritdoc/>
    public Task EndStepAsync(CancellationToken cancel) => Attempt(
        () =>
        {
            _runner.Left.Clear(_database);
            return true;
        },
        cancel);

    /// <inheritdoc/>
    public async Task RecordAsync(HistoryChange change, CancellationToken cancel)
    {
        if (_transaction.IsOpen)
        {
            Write(change, cancel);
            return;
        }

        await _transaction.BeginForAsync(change, cancel).ConfigureAwait(false);
        try
        {
            Write(change, cancel);
            await _transaction.CommitAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            _transaction.Rollback();
        }
    }

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancel) => _transaction.CommitAsync(cancel);

    /// <inheritdoc/>
    public Task RollbackAsync()
    {
        _transaction.Rollback();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _transaction.End();
        _writer.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    StatementResult Execute(string text, CancellationToken cancel)
    {
        _transaction.Require();
        try
        {
            var rows = Limited(_runner.Run, text, cancel);
            _transaction.Require();
            return new StatementResult.Ran(rows);
        }
        catch (EngineException error)
        {
            var there = _transaction.Stands ? AlreadyThere.Compare(_database, text, error) : null;
            return there is { IsEqual: true }
                ? new StatementResult.AlreadyThere(there.Object)
                : throw StatementFailure.Of(error, text, _transaction.Stands, there);
        }
    }

    bool Ask(string text, CancellationToken cancel)
    {
        _transaction.Require();
        try
        {
            return Limited(_runner.Ask, text, cancel);
        }
        catch (EngineException error)
        {
            throw StatementFailure.Of(error, text, _transaction.Stands);
        }
    }

    /// <summary>Runs a statement with the migration's time limit.</summary>
    T Limited<T>(Func<string, T> run, string text, CancellationToken cancel)
    {
        if (_statementTimeout is not { } limit)
            return run(text);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        both.CancelAfter(limit);
        _database.Cancel = both.Token;
        try
        {
            return run(text);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new StatementFailedException(
                $"the statement took longer than {limit.TotalSeconds:0.###} s", "SQLITE_INTERRUPT", null)
            {
                Advice = "Give it more time: -- migrate:timeout statement=10min",
            };
        }
        finally
        {
            _database.Cancel = cancel;
        }
    }

    void Write(HistoryChange change, CancellationToken cancel)
    {
        _transaction.Require();
        _database.Cancel = cancel;
        try
        {
            _writer.Write(change);
        }
        catch (EngineException error)
        {
            throw SqliteErrors.Of(error, _database.Path);
        }
    }

    Task<T> Attempt<T>(Func<T> work, CancellationToken cancel)
    {
        _database.Cancel = cancel;
        return Patience.Once(work, _database.Path);
    }
}
