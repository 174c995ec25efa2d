using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Locks;

/// <summary>
/// The lock of the only runner: an advisory lock, always tried and never waited for, because a session that waits in the
/// server deadlocks with an index that is built concurrently. It lives on the connection that works, so that losing one
/// is losing the other. Behind a pooler a session is nobody's own: there the lock is held by a transaction that reads
/// only and stays open on a connection of its own; it holds nothing else up, for it has neither a snapshot nor an id.
/// </summary>
sealed class RunLock(PostgreSqlConnections connections, OwnSchema own) : IAsyncDisposable
{
    /// <summary>How long a server may take to release the lock before its connection is simply closed.</summary>
    static readonly TimeSpan _releaseWithin = TimeSpan.FromSeconds(5);

    /// <summary>The connection on which we try: kept between two attempts.</summary>
    OpenDatabase? _trying;

    SessionSettings? _settings;

    bool _isPooled;

    string Key => own.LockKey.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What was obtained.</summary>
    /// <param name="Work">The connection that works; in direct mode it holds the lock as well.</param>
    /// <param name="Keeper">The connection that holds the lock behind a pooler; else <see langword="null"/>.</param>
    /// <param name="Settings">What the working connection is set to.</param>
    public sealed record Held(OpenDatabase Work, OpenDatabase? Keeper, SessionSettings Settings) : IAsyncDisposable
    {
        /// <summary>Gives the lock back and closes the connections.</summary>
        public async ValueTask DisposeAsync()
        {
            if (Keeper is null)
                await ReleaseAsync().ConfigureAwait(false);
            await Work.DisposeAsync().ConfigureAwait(false);
            // Closed within its transaction: the pooler then drops the server's connection, and no next client inherits ours.
            if (Keeper is not null)
                await Keeper.DisposeAsync().ConfigureAwait(false);
        }

        /// <summary>Said aloud: that a connection was closed the server notices a moment after the closing has returned.</summary>
        async Task ReleaseAsync()
        {
            if (Work.IsLost)
                return;
            using var limit = new CancellationTokenSource(_releaseWithin);
            try
            {
                await Work.RunAsync(limit.Token, new OwnSql("select pg_catalog.pg_advisory_unlock_all()")).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is OperationCanceledException || PostgreSqlErrors.IsEngines(failure))
            {
                // The end of the connection releases it too.
            }
        }
    }

    /// <summary>Tries once.</summary>
    /// <returns>The connections; or who has the lock, as a text.</returns>
    public async Task<(Held? Lock, string Holder)> TryAsync(RunIdentity run, CancellationToken cancel)
    {
        var database = _trying ?? await OpenAsync(run, cancel).ConfigureAwait(false);
        _trying = null;
        try
        {
            if (!await TakeAsync(database, run, cancel).ConfigureAwait(false))
            {
                var holder = await new LockHolders(own).DescribeAsync(database, cancel).ConfigureAwait(false);
                _trying = database;
                return (null, holder);
            }

            var excludes = await ExcludesOthersAsync(cancel).ConfigureAwait(false);
            if (!excludes && !_isPooled)
            {
                await database.RunAsync(cancel, new OwnSql("select pg_catalog.pg_advisory_unlock_all()")).ConfigureAwait(false);
                await database.DisposeAsync().ConfigureAwait(false);
                _isPooled = true;
                return await TryAsync(run, cancel).ConfigureAwait(false);
            }

            if (!excludes)
                throw Unreliable().ToException();
            if (!_isPooled)
                return (new Held(database, null, _settings!), "");
            return (new Held(await OpenSecondAsync(cancel).ConfigureAwait(false), database, _settings!), "");
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw PostgreSqlErrors.Of(failure, database, cancel);
        }
        catch (TargetUnavailableException full) when (!database.IsLost
            && full.InnerException is PostgresException { SqlState: SqlStates.TooManyConnections })
        {
            // It may be we who hold the only one that there may be.
            var limit = await LimitAsync(database, cancel).ConfigureAwait(false);
            await database.DisposeAsync().ConfigureAwait(false);
            throw limit is null ? full : LimitTooLow(limit).ToException(full);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    static Task<string?> LimitAsync(OpenDatabase database, CancellationToken cancel) => database.TextAsync(
        new OwnSql(
            """
            select least(nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1))::pg_catalog.text
            from pg_catalog.pg_roles r, pg_catalog.pg_database d
            where r.rolname = session_user and d.datname = pg_catalog.current_database()
              and least(nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1)) < 2
            """),
        cancel);

    public async ValueTask DisposeAsync()
    {
        if (_trying is { } database)
            await database.DisposeAsync().ConfigureAwait(false);
        _trying = null;
    }

    /// <summary>Opens a connection, sees whether a pooler stands in between, and makes it ready.</summary>
    async Task<OpenDatabase> OpenAsync(RunIdentity run, CancellationToken cancel)
    {
        var database = await connections.OpenAsync(cancel).ConfigureAwait(false);
        try
        {
            var (process, version) = await database.ReadAsync(
                static async (reader, cancel) =>
                {
                    await reader.ReadAsync(cancel).ConfigureAwait(false);
                    return (reader.GetInt32(0), reader.GetInt32(1));
                },
                cancel,
                new OwnSql("select pg_catalog.pg_backend_pid(), pg_catalog.current_setting('server_version_num')::pg_catalog.int4"))
                .ConfigureAwait(false);
            // The process that the server named when we came is the one that answers, unless somebody answers for it.
            _isPooled |= connections.Address.IsPooled || process != database.ProcessId;
            _settings = new SessionSettings(version, _isPooled);
            if (!_isPooled)
                await database.RunAsync(cancel, [.. _settings.All, _settings.Name(run.Run)]).ConfigureAwait(false);
            return database;
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw PostgreSqlErrors.Of(failure, database, cancel);
        }
    }

    async Task<bool> TakeAsync(OpenDatabase database, RunIdentity run, CancellationToken cancel)
    {
        if (!_isPooled)
            return await database.IsTrueAsync(new OwnSql("select pg_catalog.pg_try_advisory_lock($1::pg_catalog.int8)", Key), cancel)
                .ConfigureAwait(false);

        await BeginPinnedAsync(database, run, cancel).ConfigureAwait(false);
        var attempt = new OwnSql("select pg_catalog.pg_try_advisory_xact_lock($1::pg_catalog.int8)", Key);
        if (await database.IsTrueAsync(attempt, cancel).ConfigureAwait(false))
        {
            await StayQuietAsync(database, cancel).ConfigureAwait(false);
            return true;
        }

        await database.RunAsync(cancel, new OwnSql("rollback")).ConfigureAwait(false);
        return false;
    }

    /// <summary>
    /// Asks whether a pinned transaction is still there, with a statement that needs no snapshot. Of a query its portal would
    /// keep the snapshot until the next one comes, and every concurrent index build would wait for it: for us.
    /// </summary>
    public static Task StayQuietAsync(OpenDatabase keeper, CancellationToken cancel) =>
        keeper.RunAsync(cancel, new OwnSql("set local statement_timeout = 0"));

    /// <summary>The isolation level is written out: a default of repeatable read would hold up every concurrent index build.</summary>
    Task BeginPinnedAsync(OpenDatabase database, RunIdentity run, CancellationToken cancel) => database.RunAsync(
        cancel,
        new OwnSql("begin isolation level read committed read only"),
        _settings!.Name(run.Run),
        new OwnSql("set local idle_in_transaction_session_timeout = 0"),
        new OwnSql("set local statement_timeout = 0"));

    /// <summary>
    /// Looks from a second connection whether the lock holds anybody off: some servers that speak the protocol only pretend,
    /// and behind some poolers two clients are one session.
    /// </summary>
    async Task<bool> ExcludesOthersAsync(CancellationToken cancel)
    {
        var other = await OpenSecondAsync(cancel).ConfigureAwait(false);
        await using (other.ConfigureAwait(false))
        {
            await other.RunAsync(cancel, new OwnSql("begin isolation level read committed read only")).ConfigureAwait(false);
            return !await other.IsTrueAsync(
                new OwnSql("select pg_catalog.pg_try_advisory_xact_lock($1::pg_catalog.int8)", Key), cancel).ConfigureAwait(false);
        }
    }

    /// <summary>A pool of one connection would make us wait for ourselves.</summary>
    async Task<OpenDatabase> OpenSecondAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        OpenDatabase? second = null;
        try
        {
            second = await connections.OpenAsync(limit.Token).ConfigureAwait(false);
            await second.RunAsync(limit.Token, new OwnSql("select 1")).ConfigureAwait(false);
            return second;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested && limit.IsCancellationRequested)
        {
            if (second is not null)
                await second.DisposeAsync().ConfigureAwait(false);
            throw _isPooled ? PoolTooSmall().ToException(failure) : PostgreSqlErrors.Silent(failure, connections.Name);
        }
        catch
        {
            if (second is not null)
                await second.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    Problem LimitTooLow(string limit) => new(
        Codes.PoolTooSmall, $"{connections.Name}: this role, or this database, may have {limit} connection "
            + "(CONNECTION LIMIT), and we hold it.")
    {
        State = "Nothing was changed.",
        Fix = "As an administrator: alter role … connection limit 4, or: alter database … connection limit 4",
    };

    Problem PoolTooSmall() => new(
        Codes.PoolTooSmall, $"{connections.Name} gives no second connection: its pooler has one for this database and role, and "
            + "we hold that.")
    {
        State = "Nothing was changed.",
        Fix = "Give Slipway the database past its pooler, in SLIPWAY_DIRECT_URL or \"directUrl\"; or raise the pool's size to 3.",
    };

    Problem Unreliable() => new(
        Codes.LockUnreliable, $"On {connections.Name} two sessions get the same advisory lock: nothing keeps a second runner off.")
    {
        State = "Nothing was changed.",
        Fix = "Give Slipway the database past its pooler, in SLIPWAY_DIRECT_URL or \"directUrl\" (a --url wins over both).",
    };
}
