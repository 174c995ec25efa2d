using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies;

/// <summary>Gives one database the name of another, which gets a new one. It is one transaction: there is no moment without
/// a database.</summary>
/// <param name="other">A connection to neither of them.</param>
/// <param name="shown">The database as a person names it.</param>
/// <param name="database">The name.</param>
/// <param name="side">Who gets it.</param>
/// <param name="kept">What is there is called so afterwards.</param>
sealed class DatabaseSwap(OtherDatabase other, string shown, string database, string side, string kept)
{
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    /// <param name="profile">What is there; null when nothing is.</param>
    /// <param name="endsOthers">Whether who is connected to it is cut off.</param>
    /// <param name="cancel">Ends it, as long as it is not done.</param>
    public async Task RunAsync(DatabaseProfile? profile, bool endsOthers, CancellationToken cancel)
    {
        var second = await other.OpenAnotherAsync(cancel).ConfigureAwait(false);
        await using var _ = second.ConfigureAwait(false);
        using var stop = new CancellationTokenSource();
        // From the renaming on nobody new comes in: it waits for those who are there, five seconds, and the lock keeps others out.
        var ending = endsOthers && profile is not null ? EndOthersAsync(second, profile.Id, stop.Token) : Task.CompletedTask;
        try
        {
            await other.Server.RunAsync(cancel, Statements(profile)).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (refused.SqlState is SqlStates.ObjectInUse)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ending.ConfigureAwait(false);
            await other.Server.RunAsync(CancellationToken.None, new OwnSql("rollback")).ConfigureAwait(false);
            var users = await DatabaseUsers.FindAsync(other.Server.Connection, database, cancel).ConfigureAwait(false);
            throw (endsOthers ? RestoreProblems.CannotBeEnded(shown, users) : RestoreProblems.InUse(shown, users)).ToException(refused);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsLoss(failure))
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ending.ConfigureAwait(false);
            if (!await IsDoneAsync(profile is not null).ConfigureAwait(false))
                throw;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ending.ConfigureAwait(false);
        }
    }

    OwnSql[] Statements(DatabaseProfile? profile)
    {
        var (name, sideName, keptName) = (SqlQuoting.Name(database), SqlQuoting.Name(side), SqlQuoting.Name(kept));
        OwnSql[] away = profile is null ? [] :
        [
            new($"alter database {name} rename to {keptName}"),
            new($"comment on database {keptName} is {SqlQuoting.Literal(KeptDatabases.CommentOf(database))}"),
        ];
        return
        [
            new("begin"), .. away, new($"alter database {sideName} rename to {name}"),
            new($"comment on database {name} is {SqlQuoting.Literal(profile?.Comment)}"), new("commit"),
        ];
    }

    /// <summary>
    /// Cuts off whoever is connected to a database, by its number: the new one has its name as soon as they are swapped. Goes on until
    /// told to stop, and is never why a restore fails: who is not ended keeps the renaming from succeeding, and that says so.
    /// </summary>
    static async Task EndOthersAsync(OpenDatabase server, string id, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var processes = await server.ReadAsync(
                    static (reader, cancel) => reader.RowsAsync(static row => row.GetInt32(0), cancel),
                    CancellationToken.None,
                    new OwnSql("select pid from pg_catalog.pg_stat_activity where datid = $1::pg_catalog.oid and usename is not null", id))
                    .ConfigureAwait(false);
                foreach (var process in processes)
                    await EndAsync(server, process).ConfigureAwait(false);
                await Task.Delay(Breath, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            // It may be its own connection that was ended.
        }
    }

    static async Task EndAsync(OpenDatabase server, int process)
    {
        try
        {
            await server.RunAsync(CancellationToken.None, new OwnSql(
                $"select pg_catalog.pg_terminate_backend({process.ToString(CultureInfo.InvariantCulture)})")).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (refused.SqlState is SqlStates.InsufficientPrivilege)
        {
            // Somebody above us: the renaming says so, if he stays.
        }
    }

    /// <summary>The connection died in the middle of it: the names say what became of it.</summary>
    async Task<bool> IsDoneAsync(bool hasKept)
    {
        var server = await other.OpenAnotherAsync(CancellationToken.None).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            var names = await server.ReadAsync(
                static (reader, cancel) => reader.RowsAsync(static row => row.Text(0), cancel),
                CancellationToken.None,
                new OwnSql("select datname from pg_catalog.pg_database where datname in ($1, $2, $3)", database, side,
                    kept)).ConfigureAwait(false);
            return names.Contains(database) && !names.Contains(side) && names.Contains(kept) == hasKept;
        }
    }
}
