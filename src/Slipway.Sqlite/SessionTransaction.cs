using Slipway.History;
using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.History;
using Slipway.Target;
using SQLitePCL;

namespace Slipway.Sqlite;

/// <summary>
/// The transactions of a session, one after the other: the lock itself is the first, and who holds none has no lock.
/// </summary>
sealed class SessionTransaction
{
    /// <summary>Nobody waits long to note a failure.</summary>
    static readonly TimeSpan NoteWait = TimeSpan.FromSeconds(1);

    readonly OpenDatabase _database;
    readonly HistoryWriter _writer;
    readonly Commitment _commitment;
    readonly TimeSpan _busyWait;
    Moment _moment = Moment.Locked;
    long _changes;
    bool _overtaken;

    /// <summary>A connection on which <c>BEGIN IMMEDIATE</c> has succeeded.</summary>
    public SessionTransaction(OpenDatabase database, SqliteConnections connections, HistoryWriter writer, TimeSpan busyWait)
    {
        (_database, _writer, _busyWait) = (database, writer, busyWait);
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

    public bool IsOpen => _moment is Moment.Open;

    /// <summary>Whether SQLite has not ended by itself what we believe to be open.</summary>
    public bool Stands => _moment is not Moment.Open || !_database.InAutocommit;

    /// <exception cref="ProblemException">SQLite has ended the transaction by itself.</exception>
    public void Require()
    {
        if (!Stands)
        {
            throw new Problem(
                Codes.TransactionLost, "SQLite has ended the transaction by itself. Nothing of it stands.").ToException();
        }
    }

    /// <summary>Joins the lock's transaction where it fits, or begins another.</summary>
    public async Task BeginAsync(TransactionRequest request, CancellationToken cancel)
    {
        if (IsOpen)
            throw new InvalidOperationException("Slipway bug: a transaction is open already.");

        // Whether foreign keys act cannot be changed in a transaction, and the lock's has them off.
        if (_moment is Moment.Free || request.ForeignKeys)
        {
            await BeginAnewAsync(request.ForeignKeys, request.LockTimeout ?? _busyWait, cancel).ConfigureAwait(false);
            RequireOwnTurn();
        }

        _moment = Moment.Open;
    }

    /// <summary>Begins one for that change alone.</summary>
    public async Task BeginForAsync(HistoryChange change, CancellationToken cancel)
    {
        if (_moment is Moment.Free)
        {
            var isNote = change is HistoryChange.Log or HistoryChange.Prepare;
            await BeginAnewAsync(foreignKeys: false, isNote ? NoteWait : _busyWait, cancel).ConfigureAwait(false);
            if (isNote)
                // A note may be written in anybody's turn, but what others did before it must not pass for ours afterwards.
                _overtaken |= OwnTables.Changes(_database) != _changes;
            else
                RequireOwnTurn();
        }

        _moment = Moment.Open;
    }

    /// <summary>Ends the lock's transaction for a statement that runs outside of any.</summary>
    public void Leave()
    {
        if (_moment is Moment.Locked)
            End();
    }

    public async Task CommitAsync(CancellationToken cancel)
    {
        if (!IsOpen)
            throw new InvalidOperationException("Slipway bug: there is no transaction to commit.");
        Require();
        try
        {
            _changes = await _commitment.CommitAsync(_writer, _busyWait, cancel).ConfigureAwait(false);
        }
        catch (EngineException error)
        {
            throw SqliteErrors.Of(error, _database.Path);
        }
        finally
        {
            End();
        }
    }

    /// <summary>Takes back what is open; the lock alone, on which nothing was done, stays.</summary>
    public void Rollback()
    {
        if (IsOpen)
            End();
    }

    /// <summary>Rolls back whatever is open.</summary>
    public void End()
    {
        _moment = Moment.Free;
        _writer.Forget();
        _database.Cancel = CancellationToken.None;
        if (!_database.InAutocommit)
            _ = raw.sqlite3_exec(_database.Handle, "rollback");
    }

    async Task BeginAnewAsync(bool foreignKeys, TimeSpan wait, CancellationToken cancel)
    {
        End();
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
        if (!_overtaken && OwnTables.Changes(_database) == _changes)
            return;
        End();
        throw new Problem(Codes.LockLost, $"Another run has changed the history of '{_database.Path}' in between.")
        {
            Fix = "Run the same command again: it plans anew.",
        }.ToException();
    }
}
