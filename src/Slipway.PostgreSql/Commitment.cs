using System.Globalization;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql;

/// <summary>Finds out whether a commit happened whose answer never came.</summary>
sealed class Commitment(PostgreSqlConnections connections)
{
    static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    /// <summary>A server that restarts, and a network that comes back, are given this long.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>After that long our old session is ended by us, if it waits for a client: there is none any more.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>What the server says of a transaction: committed, aborted or in progress.</summary>
    public static OwnSql StatusOf(string id) => new("select pg_catalog.pg_xact_status($1::pg_catalog.xid8)", id);

    /// <returns>Whether it is committed.</returns>
    /// <exception cref="ProblemException">It cannot be known.</exception>
    public async Task<bool> FindAsync(string id, int processId, Exception loss)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) is var waited && waited < Patience)
        {
            try
            {
                switch (await AskAsync(id, waited > Grace ? processId : null).ConfigureAwait(false))
                {
                    case "committed":
                        return true;
                    case "aborted":
                        return false;
                    case null:
                        throw Unknown().ToException(loss);
                }
            }
            catch (TargetUnavailableException notYet) when (notYet.MayComeUp)
            {
                // The server may be starting again.
            }
            catch (TargetUnavailableException never)
            {
                throw Unknown().ToException(never);
            }

            await Task.Delay(Between).ConfigureAwait(false);
        }

        throw Unknown().ToException(loss);
    }

    Task<string?> AskAsync(string id, int? ending) => connections.OnceAsync(
        async (database, cancel) =>
        {
            if (ending is { } processId)
            {
                await database.RunAsync(
                    cancel,
                    new OwnSql(
                        """
                        select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity
                        where pid = $1::pg_catalog.int4 and backend_xid = ($2::pg_catalog.xid8)::pg_catalog.xid
                          and wait_event = 'ClientRead'
                        """,
                        processId.ToString(CultureInfo.InvariantCulture), id)).ConfigureAwait(false);
            }

            return await database.TextAsync(StatusOf(id), cancel).ConfigureAwait(false);
        },
        CancellationToken.None);

    Problem Unknown() => new(
        Codes.CommitUnconfirmed, $"The connection to {connections.Name} was lost during the commit, and the server does not "
            + "tell whether it happened.")
    {
        State = "It is not known whether the change stands.",
        Fix = "What stands: slipway status",
    };
}
