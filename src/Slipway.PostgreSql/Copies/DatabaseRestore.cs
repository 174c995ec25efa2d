using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// Puts a copy's content in the place of the database's: fills another database beside, counts it, and gives it the name. Both
/// renamings are one transaction, and all that precedes them is done to the one beside: killed anywhere, the old content is
/// there or the new one, and run again it finishes. What was there stays, under another name.
/// </summary>
sealed class DatabaseRestore(PostgreSqlConnections connections, ServerPrograms programs, OwnSchema own)
{
    const string Ending = "__slipway_restore";

    static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    readonly string _database = DatabaseName.Of(connections.Address);

    public async Task<string?> RunAsync(string copy, RestoreRequest request, CancellationToken cancel)
    {
        if (await ArePooledAsync(cancel).ConfigureAwait(false))
            throw RestoreProblems.Pooled(connections.Name).ToException();
        var content = await new CopyReader(programs, own).ReadAsync(copy, fresh: null, cancel).ConfigureAwait(false);
        var other = await OtherDatabase.OpenAsync(connections.Address, _database, cancel).ConfigureAwait(false);
        await using (other.ConfigureAwait(false))
        {
            try
            {
                return await RunAsync(other, copy, content, request, cancel).ConfigureAwait(false);
            }
            catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
            {
                throw PostgreSqlErrors.Of(failure, other.Server, cancel);
            }
        }
    }

    async Task<bool> ArePooledAsync(CancellationToken cancel)
    {
        try
        {
            return connections.Address.IsPooled || await connections.OnceAsync(connections.ArePooledAsync, cancel).ConfigureAwait(false);
        }
        catch (TargetUnavailableException absent) when (absent.Problem.Code == Codes.DatabaseAbsent)
        {
            return false;
        }
    }

    async Task<string?> RunAsync(OtherDatabase other, string copy, CopyContent content, RestoreRequest request, CancellationToken cancel)
    {
        var server = other.Server;
        if (await server.IsTrueAsync(new OwnSql("select pg_catalog.pg_is_in_recovery()"), cancel).ConfigureAwait(false))
            throw PostgreSqlErrors.Standby(connections.Name).ToException();
        if (!await IsOnlyOneAsync(server, cancel).ConfigureAwait(false))
            throw RestoreProblems.AnotherRuns(connections.Name).ToException();

        var kept = await KeptNameAsync(server, cancel).ConfigureAwait(false);
        var profile = await DatabaseProfile.FindAsync(server, _database, cancel).ConfigureAwait(false);
        var side = new SideDatabase(connections, SideDatabase.NameBeside(_database, Ending));
        await using var _ = side.ConfigureAwait(false);
        if (profile is { MayCreate: false } or { IsOurs: false })
            throw RestoreProblems.NotAllowed(_database, side.Name, kept, profile, copy, connections.Address).ToException();

        var moment = CopyMoment.Parse(request.Moment ?? content.Moment);
        if (profile is not null)
            await RequireNothingLostAsync(server, moment, content, request, cancel).ConfigureAwait(false);
        try
        {
            if (await side.CreateAsync(
                server, profile?.Options ?? "template template0", KeptDatabases.UnfinishedOf(_database),
                    cancel).ConfigureAwait(false))
                request.Notes?.Report($"An earlier restore had not finished; what it had made, {side.Name}, is dropped.");
            await side.FillAsync(copy, programs, content.Rows, request.Progress, cancel).ConfigureAwait(false);
            await CopyExtrasAsync(server, side.Name, request.Notes, cancel).ConfigureAwait(false);
            var swap = new DatabaseSwap(other, connections.Name, _database, side.Name, kept);
            await swap.RunAsync(profile, request.EvenIfInUse, cancel).ConfigureAwait(false);
        }
        catch
        {
            await TryDropAsync(side, server).ConfigureAwait(false);
            throw;
        }

        if (profile is null)
            return null;
        await TellAsync(kept, moment, content, request, cancel).ConfigureAwait(false);
        return kept;
    }

    /// <summary>
    /// Only one restore of a database at a time; the lock ends with the connection, however that ends. The server keeps such locks for
    /// each database by itself, and another restore may have come in through another one: so all that are held are looked at.
    /// </summary>
    async Task<bool> IsOnlyOneAsync(OpenDatabase server, CancellationToken cancel)
    {
        var key = $"slipway restore {_database}";
        return await server.IsTrueAsync(
            new OwnSql("select pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended($1, 0))", key), cancel).ConfigureAwait(false)
            && !await server.IsTrueAsync(
                new OwnSql(
                    """
                    select exists (
                      select from pg_catalog.pg_locks l, pg_catalog.hashtextextended($1, 0) k
                      where l.locktype = 'advisory' and l.objsubid = 1 and l.granted and l.pid <> pg_catalog.pg_backend_pid()
                        and l.classid::pg_catalog.int8 = (k >> 32) & 4294967295 and l.objid::pg_catalog.int8 = k & 4294967295)
                    """,
                    key),
                cancel).ConfigureAwait(false);
    }

    /// <summary>A name for what is there, by the server's clock, that nobody has.</summary>
    async Task<string> KeptNameAsync(OpenDatabase server, CancellationToken cancel)
    {
        var time = await server.TextAsync(
            new OwnSql("select pg_catalog.to_char(pg_catalog.clock_timestamp() at time zone 'UTC', 'YYYYMMDD\"_\"HH24MISS')"), cancel)
            .ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            var name = SideDatabase.NameBeside(
                _database, string.Create(CultureInfo.InvariantCulture, $"__before_{time}{(attempt == 1 ? "" : $"_{attempt}")}"));
            if (await server.TextAsync(new OwnSql("select datname from pg_catalog.pg_database where datname = $1", name), cancel)
                .ConfigureAwait(false) is null)
                return name;
        }
    }

    /// <summary>
    /// Who has just hung up is still seen for a moment. So it counts who is seen by a question that is asked that long after
    /// somebody was seen first: on a machine that stands still, one answer alone may take as long.
    /// </summary>
    async Task RequireNobodyElseAsync(OpenDatabase server, CancellationToken cancel)
    {
        long? first = null;
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            if (await DatabaseUsers.FindAsync(server.Connection, _database, cancel).ConfigureAwait(false) is not { Count: > 0 } users)
                return;
            first ??= Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(first.Value, asked) > Farewell)
                throw RestoreProblems.InUse(connections.Name, users).ToException();
            await Task.Delay(Breath, cancel).ConfigureAwait(false);
        }
    }

    async Task RequireNothingLostAsync(
        OpenDatabase server, CopyMoment? moment, CopyContent content, RestoreRequest request, CancellationToken cancel)
    {
        if (!request.EvenIfInUse)
            await RequireNobodyElseAsync(server, cancel).ConfigureAwait(false);
        if (request.EvenIfNewer)
            return;
        var newer = await connections.OnceAsync(
            (database, cancel) => NewerRows.FindAsync(database, moment, content.Rows, own.Schema, cancel), cancel).ConfigureAwait(false);
        if (newer is not [])
            throw RestoreProblems.Newer(connections.Name, newer).ToException();
    }

    /// <summary>Rights and settings of the database go with it, as far as this role may give them.</summary>
    async Task CopyExtrasAsync(OpenDatabase server, string side, IProgress<string>? notes, CancellationToken cancel)
    {
        foreach (var statement in await DatabaseProfile.ExtrasAsync(server, _database, side, cancel).ConfigureAwait(false))
        {
            try
            {
                await server.RunAsync(cancel, new OwnSql(statement)).ConfigureAwait(false);
            }
            catch (PostgresException refused) when (refused.SqlState is SqlStates.InsufficientPrivilege)
            {
                var named = statement.Replace(SqlQuoting.Name(side), SqlQuoting.Name(_database), StringComparison.Ordinal)
                    .Replace(side, _database, StringComparison.Ordinal);
                notes?.Report($"This role may not repeat a setting of the database; let a superuser do it: {named};");
            }
        }
    }

    static async Task TryDropAsync(SideDatabase side, OpenDatabase server)
    {
        try
        {
            if (!server.IsLost)
                await side.DropAsync(server, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (PostgreSqlErrors.IsEngines(failure))
        {
            // The next restore drops it.
        }
    }

    /// <summary>Says where the database before is, and what is only there.</summary>
    async Task TellAsync(string kept, CopyMoment? moment, CopyContent content, RestoreRequest request, CancellationToken cancel)
    {
        request.Notes?.Report($"The database before is kept as {kept}. When you are sure: drop database {SqlQuoting.Name(kept)};");
        if (request is { EvenIfInUse: false, EvenIfNewer: false })
            return;
        try
        {
            var before = new PostgreSqlConnections(connections.Address with { Database = kept });
            await using var _ = before.ConfigureAwait(false);
            var newer = await before.OnceAsync(
                (database, cancel) => NewerRows.FindAsync(database, moment, content.Rows, own.Schema, cancel), cancel)
                .ConfigureAwait(false);
            if (newer is not [])
                request.Notes?.Report($"Only {kept} has what is newer: {string.Join("; ", newer)}.");
        }
        catch (TargetUnavailableException unavailable)
        {
            // The restore is done all the same.
            request.Notes?.Report($"What only {kept} has could not be looked at: {unavailable.Problem.Message}");
        }
    }
}
