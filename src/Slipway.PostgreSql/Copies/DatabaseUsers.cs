using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies;

/// <summary>Who else is connected to a database.</summary>
static class DatabaseUsers
{
    /// <summary>Everybody but the one who asks, a line each, and what keeps a database in use without a connection.</summary>
    /// <remarks>Of other roles' processes an ordinary role sees who they are, and for their kind NULL.</remarks>
    public static async Task<IReadOnlyList<string>> FindAsync(NpgsqlConnection connection, string database, CancellationToken cancel)
    {
        using var query = new NpgsqlCommand(
            """
            select pid, application_name, usename, pg_catalog.host(client_addr), state,
              extract(epoch from pg_catalog.clock_timestamp() - state_change)::pg_catalog.int8
            from pg_catalog.pg_stat_activity
            where datname = $1 and pid <> pg_catalog.pg_backend_pid()
              and coalesce(backend_type, 'client backend') in ('client backend', 'parallel worker', 'walsender') and usename is not null
            order by backend_start
            """,
            connection);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database });
        List<string> users;
        var rows = await query.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            users = await rows.RowsAsync(Describe, cancel).ConfigureAwait(false);
        users.AddRange(await PreparedAsync(connection, database, cancel).ConfigureAwait(false));
        return users;
    }

    static string Describe(NpgsqlDataReader row)
    {
        var application = row.TextOrNull(1) is { Length: > 0 } name ? name : "an application without a name";
        var state = row.TextOrNull(4) is { Length: > 0 } known ? known : "doing what we may not see";
        var since = row.IsDBNull(5) ? "" : $" for {row.Long(5).ToString(CultureInfo.InvariantCulture)} s";
        var process = row.GetInt32(0).ToString(CultureInfo.InvariantCulture);
        var address = row.TextOrNull(3) ?? "this machine";
        return $"{application} as role {row.TextOrNull(2)} from {address}, {state}{since} (server process {process})";
    }

    static async Task<List<string>> PreparedAsync(NpgsqlConnection connection, string database, CancellationToken cancel)
    {
        using var query = new NpgsqlCommand("select gid, owner from pg_catalog.pg_prepared_xacts where database = $1", connection);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database });
        var rows = await query.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            return await rows.RowsAsync(
                static row => $"the prepared transaction '{row.Text(0)}' of role {row.Text(1)}", cancel).ConfigureAwait(false);
        }
    }
}
