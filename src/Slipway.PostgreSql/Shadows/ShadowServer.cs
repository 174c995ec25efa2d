using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Shadows;

/// <summary>
/// A connection to the server on which throw-away databases are made: to the database itself, or to another when it is absent.
/// </summary>
sealed class ShadowServer : IAsyncDisposable
{
    readonly OtherDatabase? _other;

    ShadowServer(OpenDatabase server, OtherDatabase? other) => (Server, _other) = (server, other);

    /// <summary>The connection.</summary>
    public OpenDatabase Server { get; }

    /// <summary>Opens one.</summary>
    /// <exception cref="ProblemException">A pooler stands in between, which knows no database that is made now.</exception>
    public static async Task<ShadowServer> OpenAsync(PostgreSqlConnections connections, CancellationToken cancel)
    {
        try
        {
            var server = await connections.OpenAsync(cancel).ConfigureAwait(false);
            if (!await connections.ArePooledAsync(server, cancel).ConfigureAwait(false))
                return new ShadowServer(server, null);
            await server.DisposeAsync().ConfigureAwait(false);
            throw ShadowProblems.Pooled(connections.Name).ToException();
        }
        catch (TargetUnavailableException absent) when (absent.Problem.Code == Codes.DatabaseAbsent)
        {
            var other = await OtherDatabase.OpenAsync(connections.Address, DatabaseName.Of(connections.Address), cancel)
                .ConfigureAwait(false);
            return new ShadowServer(other.Server, other);
        }
    }

    /// <summary>Removes a database, whoever looks at it.</summary>
    public async Task DropAsync(string name, CancellationToken cancel)
    {
        var drop = $"drop database if exists {SqlQuoting.Name(name)}";
        try
        {
            await Server.RunAsync(cancel, new OwnSql(drop + " with (force)")).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (refused.SqlState is SqlStates.InsufficientPrivilege or SqlStates.SyntaxError)
        {
            // An autovacuum is at work in it, which only a superuser may end, and which ends by itself; or the server is older than 13.
            await Server.RunAsync(cancel, new OwnSql(drop)).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _other?.DisposeAsync() ?? Server.DisposeAsync();
}
