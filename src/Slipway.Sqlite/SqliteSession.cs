using Slipway.Effects;
using Slipway.History;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Sqlite.Catalog;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.History;
using Slipway.Sqlite.Statements;
using Slipway.Target;
using SQLitePCL;

namespace Slipway.Sqlite;

/// <summary>
/// The connection of the only runner. The lock is a transaction: <see cref="BeginAsync"/> joins it the first time, so
/// that lock, backup, change, verification and commit are one.
/// </summary>
sealed class SqliteSession : ITargetSession
{
    /// <summary>Nobody waits long to note a failure.</summary>
    static readonly TimeSpan NoteWait = TimeSpan.FromSeconds(1);

    readonly OpenDatabase _database;
    readonly SqliteOptions _options;
    readonly StatementRunner _runner;
    readonly HistoryWriter _writer;
    readonly Commitment _commitment;
    Moment _moment = Moment.Locked;
    TimeSpan? _statementTimeout;
    long _changes;

    /// <summary>A connection on which <c>BEGIN IMMEDIATE</c> has succeeded.</summary>
    public SqliteSession(OpenDatabase database, SqliteConnections connections, SqliteOptions options, RunIdentity run)
    {
        (_database, _options) = (database, options);
        _runner = new StatementRunner(database);
        _writer = new HistoryWriter(database, run);
        _commitment = new Commitment(database, connections);
        _changes = OwnTables.Changes(database);
    }

    enum Moment
    {
        /// <summary>The lock's transaction is open, and nothing was done in it.</summary>
        Locked,

        /// <summary>A transaction is open.</summary>
        Open,

        /// <summary>No transaction is open, and the lock is free for others.</summary>
        Free,
    }

    /// <inheritdoc/>
    public Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel) =>
        Attempt(() => HistoryReader.Read(_database, detail), cancel);

    /// <inheritdoc/>
    public async Task BeginAsync(TransactionRequest request, CancellationToken cancel)
    {
        if (_moment is Moment.Open)
            throw new InvalidOperationException("Slipway bug: a transaction is open already.");

        if (_moment is Moment.Free || request.ForeignKeys)
        {
            await BeginAnewAsync(request.ForeignKeys, request.LockTimeout ?? _options.BusyWait, cancel).ConfigureAwait(false);
            RequireOwnTurn();
        }

        _statementTimeout = request.StatementTimeout;
        _moment = Moment.Open;
    }

    /// <inheritdoc/>
    public Task<StatementResult> ExecuteAsync(SqlStatement statement, CancellationToken cancel)
    {
        if (_moment is Moment.Locked)
            EndLock();
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
        if (_moment is Moment.Open)
        {
            RequireTransaction();
            Write(change, cancel);
            return;
        }

        if (_moment is Moment.Free)
        {
            var isNote = change is HistoryChange.Log or HistoryChange.Prepare;
            await BeginAnewAsync(foreignKeys: false, isNote ? NoteWait : _options.BusyWait, cancel).ConfigureAwait(false);
            if (!isNote)
                RequireOwnTurn();
        }

        _moment = Moment.Open;
        try
        {
            Write(change, cancel);
            await CommitAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            await RollbackAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task CommitAsync(CancellationToken cancel)
    {
        if (_moment is not Moment.Open)
            throw new InvalidOperationException("Slipway bug: there is no transaction to commit.");
        RequireTransaction();
        try
        {
            _changes = await _commitment.CommitAsync(_writer, _options.BusyWait, cancel).ConfigureAwait(false);
            _moment = Moment.Free;
        }
        catch (EngineException error)
        {
            throw SqliteErrors.Of(error, _database.Path);
        }
        finally
        {
            await RollbackAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task RollbackAsync()
    {
        if (_moment is not Moment.Open)
            return Task.CompletedTask;
        _moment = Moment.Free;
        EndTransaction();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        EndTransaction();
        _writer.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    StatementResult Execute(string text, CancellationToken cancel)
    {
        RequireTransaction();
        try
        {
            var rows = Limited(_runner.Run, text, cancel);
            RequireTransaction();
            return new StatementResult.Ran(rows);
        }
        catch (EngineException error)
        {
            if (HasTransaction && AlreadyThere.Find(_database, text, error) is { } there)
                return new StatementResult.AlreadyThere(there);
            throw Failure(text, error);
        }
    }

    bool Ask(string text, CancellationToken cancel)
    {
        RequireTransaction();
        try
        {
            return Limited(_runner.Ask, text, cancel);
        }
        catch (EngineException error)
        {
            throw Failure(text, error);
        }
    }

    /// <summary>Runs a statement with the transaction's time limit.</summary>
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

    StatementFailedException Failure(string text, EngineException error)
    {
        var isGone = !HasTransaction;
        return new StatementFailedException(
            isGone ? $"{error.Message}; SQLite has rolled the whole transaction back, and nothing of it stands" : error.Message,
            error.Name,
            TextPosition.OfByte(text, error.ByteOffset),
            error)
        {
            Advice = Advice.For(error),
        };
    }

    void Write(HistoryChange change, CancellationToken cancel)
    {
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

    /// <summary>Begins a transaction that may write, and waits for others as long as that.</summary>
    async Task BeginAnewAsync(bool foreignKeys, TimeSpan wait, CancellationToken cancel)
    {
        EndTransaction();
        _database.Cancel = cancel;
        try
        {
            _database.Run(foreignKeys ? "pragma foreign_keys = on"u8 : "pragma foreign_keys = off"u8);
            await Patience.TryAsync(() => _database.Run("begin immediate"u8), wait, cancel).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsBusy)
        {
            throw SqliteErrors.Busy(_database.Path).ToException(error);
        }
        catch (EngineException error)
        {
            throw SqliteErrors.Of(error, _database.Path);
        }
    }

    /// <summary>Between two transactions the lock was free: whoever came in between may have done our work.</summary>
    void RequireOwnTurn()
    {
        if (OwnTables.Changes(_database) == _changes)
            return;
        EndTransaction();
        _moment = Moment.Free;
        throw new Problem(Codes.LockLost, $"Another run has changed the history of '{_database.Path}' in between.")
        {
            Fix = "Run the same command again: it plans anew.",
        }.ToException();
    }

    bool HasTransaction => _moment is not Moment.Open || !_database.InAutocommit;

    void RequireTransaction()
    {
        if (!HasTransaction)
        {
            throw new Problem(
                Codes.TransactionLost, "SQLite has ended the transaction by itself. Nothing of it stands.").ToException();
        }
    }

    void EndLock()
    {
        _moment = Moment.Free;
        EndTransaction();
    }

    void EndTransaction()
    {
        _writer.Forget();
        _database.Cancel = CancellationToken.None;
        if (!_database.InAutocommit)
            _ = raw.sqlite3_exec(_database.Handle, "rollback");
    }

    Task<T> Attempt<T>(Func<T> work, CancellationToken cancel)
    {
        _database.Cancel = cancel;
        return Patience.Once(work, _database.Path);
    }
}
