using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Copies;

/// <summary>Which database it is: the cluster's identifier, which every copy of its data shares, and the name in it.</summary>
sealed class ServerIdentity(PostgreSqlConnections connections)
{
    static readonly OwnSql Query = new(
        "select system_identifier::pg_catalog.text, pg_catalog.current_database()::pg_catalog.text from pg_catalog.pg_control_system()");

    /// <summary>The identity; without the cluster's when that cannot be read.</summary>
    public async Task<DatabaseIdentity> ReadAsync(CancellationToken cancel)
    {
        var name = DatabaseName.Of(connections.Address);
        try
        {
            return await connections.OnceAsync(ReadAsync, cancel).ConfigureAwait(false);
        }
        catch (TargetUnavailableException absent) when (absent.Problem.Code == Codes.DatabaseAbsent)
        {
            return new DatabaseIdentity(await TryReadElsewhereAsync(name, cancel).ConfigureAwait(false), name);
        }
        catch (Exception failure) when (failure is ProblemException or TargetUnavailableException)
        {
            return new DatabaseIdentity(null, name);
        }
    }

    static Task<DatabaseIdentity> ReadAsync(OpenDatabase database, CancellationToken cancel) => database.ReadAsync(
        static async (reader, cancel) =>
        {
            await reader.ReadAsync(cancel).ConfigureAwait(false);
            return new DatabaseIdentity(reader.Text(0), reader.Text(1));
        },
        cancel,
        Query);

    /// <summary>A database that was dropped has left its cluster.</summary>
    async Task<string?> TryReadElsewhereAsync(string name, CancellationToken cancel)
    {
        try
        {
            var other = await OtherDatabase.OpenAsync(connections.Address, name, cancel).ConfigureAwait(false);
            await using (other.ConfigureAwait(false))
                return (await ReadAsync(other.Server, cancel).ConfigureAwait(false)).Server;
        }
        catch (Exception failure) when (failure is ProblemException or TargetUnavailableException or NpgsqlException)
        {
            return null;
        }
    }
}
