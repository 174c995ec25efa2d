using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// A database at one moment, which others can be shown as well, as long as this is not disposed: what is counted in it is what a
/// copy made of it must hold, whatever the application writes meanwhile.
/// </summary>
sealed class Snapshot : IAsyncDisposable
{
    /// <summary>What the text of rows and definitions depends on, and what would end a long transaction.</summary>
    static readonly OwnSql[] Begin =
    [
        new("begin isolation level repeatable read read only"), new("set local statement_timeout = 0"), new("set local lock_timeout = 0"),
        new("set local idle_in_transaction_session_timeout = 0"), new("set local row_security = off"),
        new("set local search_path = pg_catalog"), new("set local datestyle = iso"), new("set local intervalstyle = postgres"),
        new("set local extra_float_digits = 3"), new("set local bytea_output = hex"), new("set local xmloption = content"),
        new("set local quote_all_identifiers = off"), new("set local client_encoding = 'UTF8'"),
        new("select pg_catalog.set_config(name, '0', true) from pg_catalog.pg_settings where name = 'transaction_timeout'"),
    ];

    /// <summary>Tables that hold rows of their own, those of extensions aside: their extensions make them anew.</summary>
    const string TablesWithRows =
        """
        select n.nspname, c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
          and not exists (
            select from pg_catalog.pg_depend d
            where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
        order by 1, 2
        """;

    Snapshot(OpenDatabase database, string name, int version, CopyMoment moment)
    {
        Connection = database.Connection;
        (Name, Version, Moment) = (name, version, moment);
    }

    /// <summary>The connection that keeps it.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>What others show it by: <c>pg_dump --snapshot</c>.</summary>
    public string Name { get; }

    /// <summary>The server's version as a number, such as 150018.</summary>
    public int Version { get; }

    /// <summary>When it was, in the server's own terms.</summary>
    public CopyMoment Moment { get; }

    /// <summary>Takes one on a connection that has no transaction open. It ends with the connection, or when it is disposed.</summary>
    public static async Task<Snapshot> TakeAsync(OpenDatabase database, CancellationToken cancel)
    {
        var moment = (await database.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(CopyMoment.Of, cancel), cancel, CopyMoment.Query).ConfigureAwait(false))[0];
        await database.RunAsync(cancel, Begin).ConfigureAwait(false);
        return await database.ReadAsync(
            async (row, cancel) =>
            {
                await row.ReadAsync(cancel).ConfigureAwait(false);
                return new Snapshot(database, row.Text(0), int.Parse(row.Text(1), CultureInfo.InvariantCulture), moment);
            },
            cancel,
            new OwnSql("select pg_catalog.pg_export_snapshot(), pg_catalog.current_setting('server_version_num')")).ConfigureAwait(false);
    }

    /// <summary>Counts the rows of all tables.</summary>
    public async Task<ImmutableSortedDictionary<string, long>> CountAsync(CancellationToken cancel)
    {
        var counts = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(cancel).ConfigureAwait(false))
        {
            using var count = new NpgsqlCommand($"select count(*) from only {table.Sql}", Connection);
            counts[table.Shown] = (long)(await count.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        }

        return counts.ToImmutable();
    }

    /// <summary>The tables that hold rows, sorted.</summary>
    public async Task<List<TableName>> TablesAsync(CancellationToken cancel)
    {
        using var query = new NpgsqlCommand(TablesWithRows, Connection);
        var rows = await query.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            return await rows.RowsAsync(static row => new TableName(row.Text(0), row.Text(1)), cancel).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Connection.FullState.HasFlag(ConnectionState.Open))
            return;
        using var rollback = new NpgsqlCommand("rollback", Connection);
        await rollback.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
