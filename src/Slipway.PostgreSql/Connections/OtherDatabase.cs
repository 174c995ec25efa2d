using Slipway.Problems;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// A connection to another database of the server: whoever is connected to a database cannot rename it, and one that is not there
/// cannot be connected to.
/// </summary>
sealed class OtherDatabase : IAsyncDisposable
{
    /// <summary>Databases that every server has.</summary>
    static readonly string[] Usual = ["postgres", "template1"];

    readonly PostgreSqlConnections _connections;

    OtherDatabase(PostgreSqlConnections connections, OpenDatabase server) => (_connections, Server) = (connections, server);

    /// <summary>The connection.</summary>
    public OpenDatabase Server { get; }

    /// <summary>Opens one.</summary>
    /// <param name="address">How a database is reached.</param>
    /// <param name="database">The database, which it must not be.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ProblemException">There is none that lets us in.</exception>
    public static async Task<OtherDatabase> OpenAsync(ServerAddress address, string database, CancellationToken cancel)
    {
        TargetUnavailableException? why = null;
        foreach (var name in Usual.Where(name => name != database))
        {
            var connections = new PostgreSqlConnections(address with { Database = name });
            try
            {
                return new OtherDatabase(connections, await connections.OpenAsync(cancel).ConfigureAwait(false));
            }
            catch (TargetUnavailableException unavailable)
            {
                await connections.DisposeAsync().ConfigureAwait(false);
                if (unavailable.MayComeUp)
                    throw;
                why ??= unavailable;
            }
        }

        throw NoOtherDatabase(address.Shown, why!.Problem.Message.TrimEnd('.')).ToException(why);
    }

    /// <summary>Opens a second connection.</summary>
    public Task<OpenDatabase> OpenAnotherAsync(CancellationToken cancel) => _connections.OpenAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync().ConfigureAwait(false);
        await _connections.DisposeAsync().ConfigureAwait(false);
    }

    static Problem NoOtherDatabase(string name, string words) => new(
        Codes.DatabaseUnreachable,
        $"To make or rename a database, another one must be connected to, and neither postgres nor template1 lets us in: {words}.")
    {
        State = $"{name} is as it was.",
        Fix = "Allow the role one of them (pg_hba.conf, GRANT CONNECT), then run this again.",
    };
}
