using System.Globalization;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>
/// Whether the server has room for the connections that the application's pools may open, as the variables that size them
/// say; and who holds connections without need.
/// </summary>
static class ConnectionRoom
{
    /// <summary>What Slipway itself needs beside the application.</summary>
    const int Own = 4;

    /// <summary>How the server's connections are used.</summary>
    /// <param name="Allowed">How many ordinary roles may open.</param>
    /// <param name="Used">How many are open, ours aside.</param>
    /// <param name="Limit">How many this role, or this database, may have at all; <see langword="null"/> without a limit.</param>
    /// <param name="Idlers">Who keeps a transaction open and does nothing; <see langword="null"/> when nobody does.</param>
    sealed record Use(int Allowed, int Used, string? Idlers, int? Limit);

    public static async Task LookAsync(Scene scene, Findings found, CancellationToken cancel)
    {
        var use = await scene.Database.ReadAsync(
            static async (reader, cancel) =>
            {
                await reader.ReadAsync(cancel).ConfigureAwait(false);
                return new Use(
                    reader.GetInt32(0), reader.GetInt32(1), reader.TextOrNull(2), reader.IsDBNull(3) ? null : reader.GetInt32(3));
            },
            cancel,
            new OwnSql(
                """
                select pg_catalog.current_setting('max_connections')::pg_catalog.int4
                    - pg_catalog.current_setting('superuser_reserved_connections')::pg_catalog.int4,
                  (select pg_catalog.count(*)::pg_catalog.int4 from pg_catalog.pg_stat_activity
                   where coalesce(backend_type, 'client backend') = 'client backend' and usename is not null
                     and pid <> pg_catalog.pg_backend_pid()),
                  (select pg_catalog.string_agg(pg_catalog.format('%s of %s for %s s', name.count, name.application, name.seconds), ', ')
                   from (
                     select coalesce(nullif(application_name, ''), usename::pg_catalog.text) as application, pg_catalog.count(*) as count,
                       extract(epoch from pg_catalog.max(pg_catalog.clock_timestamp() - state_change))::pg_catalog.int8 as seconds
                     from pg_catalog.pg_stat_activity
                     where state like 'idle in transaction%' and pg_catalog.clock_timestamp() - state_change > interval '30 s'
                     group by 1) name),
                  (select least(nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1))
                   from pg_catalog.pg_roles r, pg_catalog.pg_database d
                   where r.rolname = session_user and not r.rolsuper and d.datname = pg_catalog.current_database())
                """)).ConfigureAwait(false);
        found.Tell($"connections: {Text(use.Used)} of {Text(use.Allowed)} in use");
        if (use.Limit is { } limit && limit < Own)
            found.Refuse(LimitTooLow(limit));
        if (use.Idlers is { } idlers)
            found.Warn(IdleInTransaction(idlers));
        LookAtPool(use, found);
    }

    static void LookAtPool(Use use, Findings found)
    {
        if (Variable("DB_POOL_SIZE") is null && Variable("DB_MAX_OVERFLOW") is null)
            return;
        var pool = PoolVariables.Read(Variable);
        if (!pool.Succeeded)
        {
            foreach (var problem in pool.Problems)
                found.Warn(problem);
            return;
        }

        var workers = int.TryParse(Variable("WORKERS") ?? Variable("WEB_CONCURRENCY"), NumberStyles.None,
            CultureInfo.InvariantCulture, out var number)
            ? Math.Max(1, number) : 1;
        var most = (long)pool.Value.Most * workers;
        if (most + Own > use.Allowed - use.Used)
            found.Warn(TooMany(pool.Value, workers, most, use));
        else
            found.Tell($"pool: at most {Text(most)} connections of the application, and {Text(use.Allowed - use.Used)} are free");
    }

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    static Problem IdleInTransaction(string who) => new(
        Codes.IdleInTransaction, $"Transactions are open and idle: {who}. Whoever waits for their locks waits for them.")
    {
        Fix = "Look for a connection that is not given back, or a transaction that is not ended; "
            + "idle_in_transaction_session_timeout ends such.",
    };

    static Problem LimitTooLow(int limit) => new(
        Codes.PoolTooSmall,
        $"This role, or this database, may have {Text(limit)} connections (CONNECTION LIMIT); a deployment with its backup "
            + $"needs {Text(Own)}.")
    {
        State = "Nothing was changed.",
        Fix = $"As an administrator: alter role … connection limit {Text(Own)}, or: alter database … connection limit {Text(Own)}",
    };

    static Problem TooMany(PoolVariables pool, int workers, long most, Use use) => new(
        Codes.PoolTooLarge,
        (pool.IsUnlimited ? "The application's pool has no limit" : $"The application's pools may open {Text(most)} connections "
            + $"({Text(workers)} × {Text(pool.Most)})")
        + $"; the server has {Text(use.Allowed - use.Used)} of {Text(use.Allowed)} free, and Slipway needs {Text(Own)}.")
    {
        Fix = "Lower DB_POOL_SIZE and DB_MAX_OVERFLOW, start fewer workers, raise max_connections, or put a pooler in between.",
    };

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
