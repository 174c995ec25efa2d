using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Copies;

/// <summary>Proves that a copy can be restored by doing it, into a database that is dropped afterwards.</summary>
sealed class ScratchRestore(PostgreSqlConnections connections, ServerPrograms programs)
{
    /// <summary>Tries it, where this role may make databases.</summary>
    /// <returns>The content, with a note when it could not be tried.</returns>
    /// <exception cref="ProblemException">It cannot be restored, or is not what was copied.</exception>
    public async Task<CopyContent> TryAsync(string copy, CopyContent content, CancellationToken cancel)
    {
        return await connections.OnceAsync(
            async (server, cancel) =>
            {
                if (await connections.ArePooledAsync(server, cancel).ConfigureAwait(false))
                    return Untried(content, "there is a pooler in between (set directUrl)");
                var profile = await DatabaseProfile.FindAsync(server, server.Connection.Database, cancel).ConfigureAwait(false);
                if (profile is not { MayCreate: true })
                    return Untried(content, $"the role {profile?.Role} may not make databases");
                // Two checks at once would drop each other's database; the lock ends with the connection.
                if (await server.TextAsync(new OwnSql(
                    "select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended('slipway check', 0))::pg_catalog.text"), cancel)
                    .ConfigureAwait(false) is not "true")
                    return Untried(content, "another check is at work");
                var scratch = new SideDatabase(connections, SideDatabase.NameBeside(server.Connection.Database, "__slipway_check"));
                await using (scratch.ConfigureAwait(false))
                {
                    try
                    {
                        await scratch.CreateAsync(server, profile.Options, "slipway: a backup is being checked",
                            cancel).ConfigureAwait(false);
                        await scratch.FillAsync(copy, programs, content.Rows, progress: null, cancel).ConfigureAwait(false);
                    }
                    finally
                    {
                        if (!server.IsLost)
                            await scratch.DropAsync(server, CancellationToken.None).ConfigureAwait(false);
                    }
                }

                return content with { WasRestored = true };
            },
            cancel).ConfigureAwait(false);
    }

    static CopyContent Untried(CopyContent content, string why) => content with
    {
        Notes = [.. content.Notes, $"All of the backup was read, but it was not restored for a trial: {why}."],
    };
}
