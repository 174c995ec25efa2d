using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Target;

namespace Slipway.PostgreSql.Shadows;

/// <summary>A throw-away database beside the one that it is a shadow of.</summary>
/// <param name="server">The connection by which it was made.</param>
/// <param name="name">Its name while it is at work.</param>
/// <param name="open">Opens a database of the server by its name.</param>
sealed class ServerShadow(ShadowServer server, string name, Func<string, ITarget> open) : IShadow
{
    /// <summary>A connection that was closed the server notices a moment later, and nobody may be in what is renamed.</summary>
    const int MostTries = 100;

    const int MillisecondsBetween = 20;

    bool _isKept;

    public ITarget Target { get; private set; } = open(name);

    public bool IsFilled => false;

    /// <summary>What it is kept as; <see langword="null"/> when it is not to be kept.</summary>
    public Keeping? KeptAs { get; init; }

    /// <summary>Under which name it is kept, and what is said of it.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Comment">What is said of it.</param>
    /// <param name="Beginning">How the comments begin of those before it, which are not needed any more.</param>
    public sealed record Keeping(string Name, string Comment, string Beginning);

    public async Task KeepAsync(CancellationToken cancel)
    {
        if (KeptAs is not { } kept || _isKept)
            return;
        try
        {
            await CommentAsync(name, kept.Comment, cancel).ConfigureAwait(false);
            await DropOldAsync(kept, cancel).ConfigureAwait(false);
            if (!await RenameAsync(kept.Name, cancel).ConfigureAwait(false))
                return;
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            throw PostgreSqlErrors.Of(failure, server.Server, cancel);
        }

        _isKept = true;
        await Target.DisposeAsync().ConfigureAwait(false);
        Target = open(kept.Name);
    }

    public async ValueTask DisposeAsync()
    {
        await Target.DisposeAsync().ConfigureAwait(false);
        try
        {
            if (!_isKept && !server.Server.IsLost)
                await server.DropAsync(name, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            // It is an orphan now, and collected as one.
        }

        await server.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Those that were kept before, for the same database and role, and that nobody is in; also one that is outdated.</summary>
    async Task DropOldAsync(Keeping kept, CancellationToken cancel)
    {
        var old = await server.Server.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(static row => row.Text(0), cancel),
            cancel,
            new OwnSql(
                """
                select d.datname
                from pg_catalog.pg_database d
                join pg_catalog.pg_shdescription c on c.objoid = d.oid and c.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
                where d.datname <> $1 and pg_catalog.starts_with(d.datname, 'slipway_shadow_') and pg_catalog.starts_with(c.description, $2)
                  and not pg_catalog.starts_with(d.datname, 'slipway_shadow_at_')
                  and (d.datname <> $3 or c.description <> $4)
                """,
                name, kept.Beginning, kept.Name, kept.Comment)).ConfigureAwait(false);
        foreach (var database in old)
        {
            try
            {
                var drop = new OwnSql($"drop database if exists {SqlQuoting.Name(database)}");
                await server.Server.RunAsync(cancel, drop).ConfigureAwait(false);
            }
            catch (PostgresException refused) when (!SqlStates.EndsConnection(refused.SqlState))
            {
                // Somebody reads it, or it is another role's: the next one drops it.
            }
        }
    }

    /// <returns>Whether it is kept now; another run may have been faster.</returns>
    async Task<bool> RenameAsync(string kept, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await server.Server.RunAsync(
                    cancel, new OwnSql($"alter database {SqlQuoting.Name(name)} rename to {SqlQuoting.Name(kept)}")).ConfigureAwait(false);
                return true;
            }
            catch (PostgresException refused) when (refused.SqlState is SqlStates.ObjectInUse && attempt < MostTries)
            {
                await Task.Delay(MillisecondsBetween, cancel).ConfigureAwait(false);
            }
            catch (PostgresException refused) when (!SqlStates.EndsConnection(refused.SqlState))
            {
                return false;
            }
        }
    }

    Task CommentAsync(string database, string comment, CancellationToken cancel) => server.Server.RunAsync(
        cancel, new OwnSql($"comment on database {SqlQuoting.Name(database)} is {SqlQuoting.Literal(comment)}"));
}
