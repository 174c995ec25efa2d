using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Shadows;

/// <summary>
/// Throw-away databases on the server of a database. What is filled under a key is kept, and found again by its name; what a killed run
/// has left is dropped by a later one.
/// </summary>
/// <param name="connections">How the database is reached.</param>
/// <param name="open">Opens a database of the same server by its name.</param>
sealed class ShadowDatabases(PostgreSqlConnections connections, Func<string, ITarget> open)
{
    string Database => DatabaseName.Of(connections.Address);

    /// <summary>Finds the one that is kept under the key, or makes one.</summary>
    /// <exception cref="ProblemException">The role may not make databases.</exception>
    public async Task<IShadow> OpenAsync(ShadowKey? key, CancellationToken cancel)
    {
        if (key is not null && await IsKeptAsync(key, cancel).ConfigureAwait(false))
            return new KeptShadow(open(ShadowNames.Kept(Database, key)));
        var server = await ShadowServer.OpenAsync(connections, cancel).ConfigureAwait(false);
        try
        {
            return await MakeAsync(server, key, cancel).ConfigureAwait(false);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw PostgreSqlErrors.Of(failure, server.Server, cancel);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether there is one, and it was made as it would be made now.</summary>
    async Task<bool> IsKeptAsync(ShadowKey key, CancellationToken cancel)
    {
        var kept = new PostgreSqlConnections(connections.Address with { Database = ShadowNames.Kept(Database, key) });
        await using var _ = kept.ConfigureAwait(false);
        try
        {
            return await kept.OnceAsync(
                async (database, cancel) =>
                {
                    var comment = await database.TextAsync(
                        new OwnSql(
                            """
                            select pg_catalog.shobj_description(d.oid, 'pg_database') from pg_catalog.pg_database d
                            where d.datname = pg_catalog.current_database()
                            """),
                        cancel).ConfigureAwait(false);
                    var stamp = await database.TextAsync(ShadowProfile.StampQuery(Database), cancel).ConfigureAwait(false);
                    return comment == ShadowNames.CommentKept(Database, key, stamp!);
                },
                cancel).ConfigureAwait(false);
        }
        catch (TargetUnavailableException unavailable) when (!unavailable.MayComeUp)
        {
            return false;
        }
    }

    async Task<IShadow> MakeAsync(ShadowServer server, ShadowKey? key, CancellationToken cancel)
    {
        var profile = await ShadowProfile.OfAsync(server.Server, Database, cancel).ConfigureAwait(false);
        if (!profile.MayCreate)
            throw ShadowProblems.MayNotCreate(profile.Role, connections.Name).ToException();
        await CollectOrphansAsync(server, cancel).ConfigureAwait(false);

        var name = ShadowNames.AtWork(profile.Now);
        // Who collects orphans sees by this name that somebody still works with it.
        await server.Server.RunAsync(cancel, new OwnSql($"set application_name = {SqlQuoting.Literal(name)}")).ConfigureAwait(false);
        var create = new OwnSql($"create database {SqlQuoting.Name(name)} {profile.Options}");
        await server.Server.RunAsync(cancel, create).ConfigureAwait(false);
        await server.Server.RunAsync(
            cancel,
            new OwnSql($"comment on database {SqlQuoting.Name(name)} is {SqlQuoting.Literal(ShadowNames.CommentAtWork(Database))}"),
            new OwnSql($"alter database {SqlQuoting.Name(name)} set synchronous_commit to off")).ConfigureAwait(false);
        foreach (var setting in await ShadowProfile.SettingsAsync(server.Server, Database, name, cancel).ConfigureAwait(false))
            await TryAsync(server, setting, cancel).ConfigureAwait(false);
        return new ServerShadow(server, name, open)
        {
            KeptAs = key is null ? null : new ServerShadow.Keeping(
                ShadowNames.Kept(Database, key),
                ShadowNames.CommentKept(Database, key, profile.MadeUnder),
                ShadowNames.CommentBeginning(Database, key)),
        };
    }

    /// <summary>Drops what runs have left that were killed: not kept, used by nobody, older than ten minutes.</summary>
    static async Task CollectOrphansAsync(ShadowServer server, CancellationToken cancel)
    {
        var orphans = await server.Server.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(static row => row.Text(0), cancel),
            cancel,
            new OwnSql(
                """
                select d.datname
                from pg_catalog.pg_database d
                left join pg_catalog.pg_shdescription c on c.objoid = d.oid and c.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
                where d.datname ~ $1 and (c.description is null or pg_catalog.starts_with(c.description, $2))
                  and pg_catalog.substr(d.datname, 19, 14)
                    < pg_catalog.to_char(
                      pg_catalog.clock_timestamp() at time zone 'UTC' - '10 minutes'::pg_catalog.interval, 'YYYYMMDDHH24MISS')
                  and not exists (select from pg_catalog.pg_stat_activity a where a.datname = d.datname or a.application_name = d.datname)
                """,
                ShadowNames.AtWorkPattern, ShadowNames.Ours)).ConfigureAwait(false);
        foreach (var orphan in orphans)
            await TryAsync(server, $"drop database if exists {SqlQuoting.Name(orphan)}", cancel).ConfigureAwait(false);
    }

    /// <summary>What this role may not do, or somebody else has done, is left.</summary>
    static async Task TryAsync(ShadowServer server, string statement, CancellationToken cancel)
    {
        try
        {
            await server.Server.RunAsync(cancel, new OwnSql(statement)).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (!SqlStates.EndsConnection(refused.SqlState))
        {
            // A setting that only a superuser may make, an orphan of another role.
        }
    }
}
