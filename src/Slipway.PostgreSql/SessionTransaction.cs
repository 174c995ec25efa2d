using System.Globalization;
using Npgsql;
using Slipway.History;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.PostgreSql.Locks;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql;

/// <summary>
/// The transactions of a session, one after the other. What is recorded travels with the commit, in one round trip, behind
/// two fences: the transaction must be the one that was begun, and this run must still be the last that took the lock.
/// </summary>
sealed class SessionTransaction(RunLock.Held held, PostgreSqlConnections connections, BlockWatch watch, OwnSchema own, RunIdentity run)
{
    readonly HistoryWriter _writer = new(own, run);
    readonly Epoch _epoch = new(own, run);
    readonly List<OwnSql> _records = [];
    string? _id;
    bool _isUsersPath;
    bool _isFollowed;
    HistoryChange.Prepare? _preparing;
    HistoryChange.Prepare? _prepared;

    OpenDatabase Work => held.Work;

    public bool IsOpen => _id is not null;

    /// <summary>Which attempt at the transaction this is, from 1.</summary>
    public int Attempt { get; private set; } = 1;

    /// <summary>Whether several migrations share the transaction.</summary>
    public bool IsShared { get; private set; }

    /// <summary>The server process that works; behind a pooler it is another one in each transaction.</summary>
    public int ProcessId { get; private set; } = held.Work.ProcessId;

    /// <summary>The settings as they may be made at this moment.</summary>
    public SessionSettings Settings => held.Settings with { IsLocal = IsOpen };

    /// <summary>How long a statement of this transaction waits for a lock.</summary>
    public OwnSql LockTimeout { get; private set; } = new("");

    /// <summary>Begins one. The isolation level is written out, whatever the role's default is.</summary>
    public async Task BeginAsync(TransactionRequest request, CancellationToken cancel)
    {
        if (IsOpen)
            throw new InvalidOperationException("Slipway bug: a transaction is open already.");
        await RequireLockAsync(cancel).ConfigureAwait(false);
        await _epoch.TakeAsync(Work, cancel).ConfigureAwait(false);
        var wait = request.LockTimeout ?? LockLadder.WaitOf(request.Attempt);
        var local = held.Settings with { IsLocal = true };
        LockTimeout = local.Set("lock_timeout", Math.Max(1, (long)wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        (_id, ProcessId) = await Work.ReadAsync(
            static async (reader, cancel) =>
            {
                await reader.ReadAsync(cancel).ConfigureAwait(false);
                return (reader.Text(0), reader.GetInt32(1));
            },
            cancel,
            [
                new OwnSql("begin isolation level read committed read write"),
                .. held.Settings.IsLocal ? local.All : [],
                .. held.Settings.IsLocal ? [local.Name(run.Run)] : (IReadOnlyList<OwnSql>)[],
                LockTimeout,
                local.OwnPath,
                new OwnSql("select pg_catalog.pg_current_xact_id()::pg_catalog.text, pg_catalog.pg_backend_pid()"),
            ]).ConfigureAwait(false);
        (Attempt, IsShared, _isFollowed, _isUsersPath) = (request.Attempt, request.IsShared, request.IsFollowed, false);
        _records.Clear();
    }

    /// <summary>What follows is a migration's, and finds its names where the role's search path says.</summary>
    public void EnterMigration()
    {
        if (IsOpen && !_isUsersPath)
            Work.PutAhead(new OwnSql("set local search_path to default"));
        _isUsersPath = true;
    }

    /// <summary>What follows is ours.</summary>
    public void EnterOwn()
    {
        if (IsOpen && _isUsersPath)
            Work.PutAhead(Settings.OwnPath);
        _isUsersPath = false;
    }

    /// <summary>Keeps a change until the commit.</summary>
    public void Record(HistoryChange change)
    {
        if (change is HistoryChange.Prepare prepare)
        {
            if (prepare == _prepared)
                return;
            _preparing = prepare;
            _records.AddRange(_epoch.MakeTables(_writer));
        }

        _records.AddRange(_writer.Write(change));
    }

    /// <summary>Sends what is kept, for a reading in the same transaction.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        if (!IsOpen || _records.Count == 0)
            return;
        EnterOwn();
        await Work.RunAsync(cancel, [.. _records]).ConfigureAwait(false);
        _records.Clear();
    }

    public async Task CommitAsync()
    {
        if (_id is not { } id)
            throw new InvalidOperationException("Slipway bug: there is no transaction to commit.");
        await RequireLockAsync(CancellationToken.None).ConfigureAwait(false);
        EnterOwn();
        try
        {
            // From here on nothing may interrupt: whether the commit happened must not stay open.
            await SendCommitAsync(id).ConfigureAwait(false);
            _epoch.Committed();
            _prepared = _preparing ?? _prepared;
            _id = null;
        }
        finally
        {
            await RollbackAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Takes back what is open. A connection that is lost has nothing open any more.</summary>
    public async Task RollbackAsync()
    {
        var wasOpen = IsOpen;
        (_id, _isUsersPath, _preparing) = (null, false, null);
        _records.Clear();
        Work.ForgetAhead();
        _epoch.RolledBack();
        if (!wasOpen || Work.IsLost)
            return;
        try
        {
            await Work.RunAsync(CancellationToken.None, new OwnSql("rollback")).ConfigureAwait(false);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            // The server rolls back what a lost connection has left open.
        }
    }

    async Task SendCommitAsync(string id)
    {
        var sameTransaction = new OwnSql(
            "select 1 / (case when pg_catalog.pg_current_xact_id()::pg_catalog.text = $1 then 1 else 0 end)", id).ToCommand();
        var fence = _epoch.Fence.ToCommand();
        var commit = new OwnSql("commit").ToCommand();
        var status = Commitment.StatusOf(id).ToCommand();
        await using var batch = Work.Batch();
        batch.BatchCommands.Add(sameTransaction);
        foreach (var record in _records)
            batch.BatchCommands.Add(record.ToCommand());
        batch.BatchCommands.Add(fence);
        if (held.Settings.IsLocal)
        {
            // What a migration has set for the session would stay with the pooler's connection, for whoever gets it next.
            batch.BatchCommands.Add(new OwnSql("reset session authorization").ToCommand());
            batch.BatchCommands.Add(new OwnSql("reset all").ToCommand());
        }

        // The last commit of a run waits for the disk, and with it for those before.
        if (_isFollowed)
            batch.BatchCommands.Add(new OwnSql("set local synchronous_commit = off").ToCommand());
        batch.BatchCommands.Add(commit);
        // A commit of a transaction that had failed is answered without an error, and nothing of it stands.
        batch.BatchCommands.Add(status);
        string? outcome;
        try
        {
            outcome = await watch.DuringAsync(ProcessId, stop => OpenDatabase.LastTextAsync(batch, stop), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (PostgresException refused)
            when (!SqlStates.EndsConnection(refused.SqlState) && !ReferenceEquals(refused.BatchCommand, status))
        {
            if (ReferenceEquals(refused.BatchCommand, sameTransaction))
                throw Ended().ToException(refused);
            if (ReferenceEquals(refused.BatchCommand, fence) && refused.SqlState is SqlStates.DivisionByZero)
                throw Overtaken().ToException(refused);
            var isCommit = ReferenceEquals(refused.BatchCommand, commit);
            if (!isCommit && refused.SqlState is SqlStates.UndefinedTable or SqlStates.InvalidSchemaName)
                throw OwnTablesGone(refused).ToException(refused);
            if (SqlStates.MayPass(refused.SqlState))
                throw Statements.StatementFailure.Of(refused, "", Attempt, blockers: null);
            throw isCommit ? Refused(refused).ToException(refused) : PostgreSqlErrors.Of(refused, Work, default);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            // The connection died in the middle of it: the commit may have happened or not.
            if (!await new Commitment(connections).FindAsync(id, ProcessId, failure).ConfigureAwait(false))
                throw PostgreSqlErrors.Lost(failure, Work.Name);
            return;
        }

        if (outcome is not "committed")
            throw NotCommitted(outcome).ToException();
    }

    /// <summary>Behind a pooler the lock is on a connection of its own, which must still be there.</summary>
    async Task RequireLockAsync(CancellationToken cancel)
    {
        if (held.Keeper is not { } keeper)
            return;
        try
        {
            await RunLock.StayQuietAsync(keeper, cancel).ConfigureAwait(false);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            throw PostgreSqlErrors.Of(failure, keeper, cancel);
        }
    }

    Problem Overtaken() => new(Codes.LockLost, $"Another run has taken the lock on {Work.Name} in between.")
    {
        Fix = "Run the same command again: it plans anew.",
    };

    static Problem Ended() => new(
        Codes.TransactionLost, "A statement of the migration has ended the transaction and begun another one: part of it may stand.")
    {
        State = "What follows the hidden COMMIT was rolled back; what precedes it stands.",
        Fix = "Take COMMIT or ROLLBACK out of the migration. What stands: slipway doctor",
    };

    static Problem Refused(PostgresException refused) => new(
        Codes.CommitRefused, $"PostgreSQL refused to commit: {PostgreSqlErrors.Words(refused)}.")
    {
        State = "Rolled back: nothing of this transaction stands.",
        Fix = Statements.Advice.For(refused, "") ?? "Correct the migration, and run again.",
    };

    static Problem OwnTablesGone(PostgresException refused) => new(
        Codes.CommitRefused,
        $"The migrations have dropped Slipway's own tables, so that nothing could be recorded: {PostgreSqlErrors.Words(refused)}.")
    {
        State = "Rolled back: nothing of this transaction stands.",
        Fix = "Take the DROP out: it may be in a DO block or a function, or in CASCADE. "
            + "To keep them elsewhere: \"historySchema\" in slipway.json",
    };

    Problem NotCommitted(string? status) => new(
        Codes.CommitUnconfirmed, $"PostgreSQL answered the commit on {Work.Name} without an error, but the transaction is "
            + $"{status ?? "unknown"}.")
    {
        State = "Nothing of this transaction stands.",
        Fix = "What stands: slipway status",
    };
}
