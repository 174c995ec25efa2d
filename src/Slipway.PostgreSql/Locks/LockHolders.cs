using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;

namespace Slipway.PostgreSql.Locks;

/// <summary>Says who holds the lock, what it does, and what that waits for.</summary>
/// <param name="own">Where our tables lie.</param>
sealed class LockHolders(OwnSchema own)
{
    const string None = "somebody who has just let it go";

    /// <summary>One line, as far as it can be known; the role may not be allowed to see others' statements.</summary>
    public async Task<string> DescribeAsync(OpenDatabase database, CancellationToken cancel)
    {
        var backends = await database.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(Backend.Of, cancel), cancel, Everybody).ConfigureAwait(false);
        if (backends.Find(backend => backend.HoldsLock) is not { } holder)
            return None;
        // Behind a pooler the lock and the work are on two connections, under one name.
        var worker = backends.Find(backend => !backend.HoldsLock && backend.Run == holder.Run && backend.Run is not null) ?? holder;
        var where = await FindHostAsync(database, holder, cancel).ConfigureAwait(false) ?? holder.Address;
        return $"{holder.Name} ({where}, server process "
            + $"{holder.ProcessId.ToString(CultureInfo.InvariantCulture)}){worker.Doing}{worker.Blocked}";
    }

    OwnSql Everybody => new(
        $"""
        select a.pid, a.application_name, a.usename, pg_catalog.host(a.client_addr), a.state,
          extract(epoch from pg_catalog.clock_timestamp() - a.query_start)::pg_catalog.int8,
          pg_catalog.left(pg_catalog.regexp_replace(a.query, '\s+', ' ', 'g'), 80),
          l.pid is not null,
          (select pg_catalog.string_agg({Backends.Described("b")}, '; ')
           from pg_catalog.pg_stat_activity b where b.pid = any (pg_catalog.pg_blocking_pids(a.pid)))
        from pg_catalog.pg_stat_activity a
        left join pg_catalog.pg_locks l on l.pid = a.pid and l.locktype = 'advisory' and l.granted and l.objsubid = 1
          and l.classid = $1::pg_catalog.oid and l.objid = $2::pg_catalog.oid
        where a.datname = pg_catalog.current_database() and a.pid <> pg_catalog.pg_backend_pid()
          and (l.pid is not null or a.application_name like 'slipway/%')
        order by a.pid
        """,
        ((uint)(own.LockKey >> 32)).ToString(CultureInfo.InvariantCulture),
        ((uint)own.LockKey).ToString(CultureInfo.InvariantCulture));

    /// <summary>The host and process that the holder has written down; <see langword="null"/> when it has not, or not yet.</summary>
    async Task<string?> FindHostAsync(OpenDatabase database, Backend holder, CancellationToken cancel)
    {
        try
        {
            return await database.TextAsync(
                new OwnSql($"select 'pid ' || process || ' on ' || host from {own.Head} where run = $1", holder.Run), cancel)
                    .ConfigureAwait(false);
        }
        catch (PostgresException) when (!database.IsLost)
        {
            return null;
        }
    }

    /// <summary>A connection of Slipway, or whoever else holds our key.</summary>
    sealed record Backend(int ProcessId, string Application, string User, string Address, string State, long Seconds, string Query,
        bool HoldsLock)
    {
        const string Prefix = "slipway/";

        public string? BlockedBy { get; init; }

        /// <summary>The run; <see langword="null"/> when it is none of ours.</summary>
        public string? Run => Application.StartsWith(Prefix, StringComparison.Ordinal) ? Application[Prefix.Length..].Split(' ')[0] : null;

        public string Name => Run is { } run
            ? $"run {run}{(Application.Split(' ', 2) is [_, var migration] ? $" at {migration}" : "")}"
            : $"'{Application}', which is not Slipway, as role {User}";

        public string Doing => State is "active" && Query.Length > 0
            ? $", {Seconds.ToString(CultureInfo.InvariantCulture)} s in: {Query}"
            : $", {(State.Length == 0 ? "doing what we may not see" : State)}";

        public string Blocked => BlockedBy is null ? "" : $"; blocked by {BlockedBy}";

        public static Backend Of(NpgsqlDataReader row) => new(
            row.GetInt32(0), row.TextOrNull(1) ?? "", row.TextOrNull(2) ?? "", row.TextOrNull(3) ?? "this machine", row.TextOrNull(4) ?? "",
            row.IsDBNull(5) ? 0 : row.Long(5), row.TextOrNull(6) ?? "", row.Bool(7))
        {
            BlockedBy = row.TextOrNull(8),
        };
    }
}
