using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.Locks;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.PostgreSql.Statements;

/// <summary>
/// Builds an index concurrently so that none is left that nobody can use: PostgreSQL leaves one behind, marked invalid, when
/// a build fails or is killed, and IF NOT EXISTS then passes it off as done.
/// </summary>
sealed class IndexBuild(OpenDatabase database, StatementRunner runner)
{
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    /// <summary>After this long whoever is waited for is named, and the run decides whether it goes on waiting.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>An index that is there.</summary>
    /// <param name="Id">Its oid.</param>
    /// <param name="Quoted">Its name for SQL.</param>
    /// <param name="IsValid">Whether queries use it.</param>
    /// <param name="Definition">What it is, without its own name and its table's.</param>
    sealed record Found(uint Id, string Quoted, bool IsValid, string Definition);

    /// <summary>Builds it, unless an equal one is there and may be.</summary>
    public async Task<StatementResult> RunAsync(ConcurrentIndex index, SqlStatement statement, CancellationToken cancel)
    {
        var found = await FindAsync(index, cancel).ConfigureAwait(false);
        if (found is { IsValid: false })
        {
            // It may be one that somebody else is building at this moment.
            await WaitForBuildersAsync(index, cancel).ConfigureAwait(false);
            found = await FindAsync(index, cancel).ConfigureAwait(false);
        }

        if (found is not null)
        {
            if (!found.IsValid)
                await DropAsync(found, cancel).ConfigureAwait(false);
            else if (index.MayExist)
                return IsEqual(found, await WantedAsync(index, cancel).ConfigureAwait(false))
                    ? new StatementResult.AlreadyThere($"index {found.Quoted}")
                    : throw Another(found, await WantedAsync(index, cancel).ConfigureAwait(false));
        }

        try
        {
            var rows = await runner.RunAsync(statement, database.ProcessId, attempt: 1, cancel).ConfigureAwait(false);
            return new StatementResult.Ran(rows);
        }
        catch (StatementFailedException) when (!database.IsLost)
        {
            if (await FindAsync(index, cancel).ConfigureAwait(false) is { IsValid: false } left)
                await DropAsync(left, cancel).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Looks what an interrupted build has left.</summary>
    /// <returns>Whether the index is there; when it is not, what was left of it is gone.</returns>
    public async Task<bool> RecoverAsync(ConcurrentIndex index, CancellationToken cancel)
    {
        await WaitForBuildersAsync(index, cancel).ConfigureAwait(false);
        if (await FindAsync(index, cancel).ConfigureAwait(false) is not { } found)
            return false;
        var wanted = await WantedAsync(index, cancel).ConfigureAwait(false);
        if (found.IsValid)
            return IsEqual(found, wanted) ? true : throw Another(found, wanted);
        await DropAsync(found, cancel).ConfigureAwait(false);
        return false;
    }

    static bool IsEqual(Found found, string? wanted) => wanted is null || found.Definition == wanted;

    /// <summary>
    /// Waits for whoever builds on that table: the statement of a killed run goes on until the server notices that its client
    /// is gone, and a person may be building by hand. All see who holds a lock; who builds what, only the same role.
    /// </summary>
    /// <exception cref="StatementFailedException">He is not done within a few seconds; to be tried again.</exception>
    async Task WaitForBuildersAsync(ConcurrentIndex index, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        while (await database.TextAsync(
            new OwnSql(
                $"""
                select coalesce(pg_catalog.string_agg({Backends.Described("b")}, '; '), 'a prepared transaction')
                from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity b on b.pid = l.pid
                where l.locktype = 'relation' and l.mode = 'ShareUpdateExclusiveLock' and l.granted
                  and l.relation = pg_catalog.to_regclass($1) and l.pid is distinct from pg_catalog.pg_backend_pid()
                  and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
                having pg_catalog.count(*) > 0
                """,
                index.Table), cancel).ConfigureAwait(false) is { } holders)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw HeldUp(index, holders);
            await Task.Delay(Between, cancel).ConfigureAwait(false);
        }
    }

    static StatementFailedException HeldUp(ConcurrentIndex index, string holders) => new(
        $"an index that is not usable is there already, and may still be in the making: {index.Table} is held by {holders}",
        SqlStates.LockNotAvailable, null)
    {
        Advice = "Let it finish or stop it, then run again; or wait longer: --lock-wait 30min",
        IsHeldUp = true,
        RetryAfter = LockLadder.PauseAfter(1),
    };

    /// <summary>An index has its table's schema. One without a name of its own is known by what it is.</summary>
    async Task<Found?> FindAsync(ConcurrentIndex index, CancellationToken cancel)
    {
        var wanted = index.Name.Length == 0 ? await WantedAsync(index, cancel).ConfigureAwait(false) : null;
        var all = await database.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(
                static row =>
                    new Found(row.GetFieldValue<uint>(0), row.Text(1), row.Bool(2), Bare(row.Text(3), row.Text(4), row.Text(5))), cancel),
            cancel,
            new OwnSql(
                """
                select c.oid, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname), i.indisvalid and i.indisready,
                  pg_catalog.pg_get_indexdef(c.oid), pg_catalog.quote_ident(c.relname),
                  pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.relname)
                from pg_catalog.pg_index i
                join pg_catalog.pg_class c on c.oid = i.indexrelid
                join pg_catalog.pg_class t on t.oid = i.indrelid
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where i.indrelid = pg_catalog.to_regclass($1)
                  and ($2 = '' or c.relname = (pg_catalog.parse_ident($2))[pg_catalog.array_length(pg_catalog.parse_ident($2), 1)])
                order by i.indisvalid, c.oid desc
                """,
                index.Table, index.Name.Length == 0 ? "" : index.Name)).ConfigureAwait(false);
        return wanted is null ? all.FirstOrDefault() : all.Find(found => found.Definition == wanted);
    }

    /// <summary>
    /// What the statement would make, as PostgreSQL writes it back: made on an empty table of the same columns, and taken
    /// back. <see langword="null"/> when that cannot be done, as for an expression on a partitioned table.
    /// </summary>
    async Task<string?> WantedAsync(ConcurrentIndex index, CancellationToken cancel)
    {
        const string table = "pg_temp.slipway_wanted";
        try
        {
            await database.RunAsync(
                cancel,
                new OwnSql("begin"),
                new OwnSql($"create temp table slipway_wanted (like {index.Table})"),
                new OwnSql(index.On(table, "slipway_wanted_index"))).ConfigureAwait(false);
            var definition = await database.TextAsync(
                new OwnSql("select pg_catalog.pg_get_indexdef('pg_temp.slipway_wanted_index'::pg_catalog.regclass)"), cancel)
                    .ConfigureAwait(false);
            var schema = await database.TextAsync(
                new OwnSql("select pg_catalog.quote_ident(nspname) from pg_catalog.pg_namespace where oid = "
                    + "pg_catalog.pg_my_temp_schema()"), cancel)
                .ConfigureAwait(false);
            // Since version 15 the schema is called pg_temp there, before it was by its own name.
            return definition is null
                ? null
                : Bare(Bare(definition, "slipway_wanted_index", $"{schema}.slipway_wanted"), "slipway_wanted_index", table);
        }
        catch (PostgresException refused) when (!SqlStates.EndsConnection(refused.SqlState))
        {
            return null;
        }
        finally
        {
            if (!database.IsLost)
                await database.RunAsync(CancellationToken.None, new OwnSql("rollback")).ConfigureAwait(false);
        }
    }

    async Task DropAsync(Found found, CancellationToken cancel) =>
        await database.RunAsync(cancel, new OwnSql($"drop index concurrently if exists {found.Quoted}")).ConfigureAwait(false);

    static string Bare(string definition, string name, string table) => definition
        .Replace($" INDEX {name} ON ", " INDEX ON ", StringComparison.Ordinal)
        .Replace($" ON ONLY {table} ", " ON ", StringComparison.Ordinal)
        .Replace($" ON {table} ", " ON ", StringComparison.Ordinal);

    static StatementFailedException Another(Found found, string? wanted) => new(
        string.Create(CultureInfo.InvariantCulture, $"the index {found.Quoted} is there already, but it is another one"),
            SqlStates.DuplicateTable, null)
    {
        Advice = $"  there is:        {found.Definition}\n  would be made:   {wanted}\nGive the new one another name, or drop "
            + "the old one in a migration before.",
    };
}
