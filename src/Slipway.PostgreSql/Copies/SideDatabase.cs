using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.Problems;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// A database beside the one that a copy is of, into which the copy is restored. Databases of its name are Slipway's alone: what a
/// killed run has left is dropped by the next one.
/// </summary>
/// <param name="connections">How the database that it stands beside is reached.</param>
/// <param name="name">Its name.</param>
sealed class SideDatabase(PostgreSqlConnections connections, string name) : IAsyncDisposable
{
    const int LongestName = 63;
    const int HashLength = 8;
    const long WorthJobs = 16 << 20;

    readonly PostgreSqlConnections _inside = new(connections.Address with { Database = name });

    public string Name => name;

    /// <summary>The name of one beside a database. Of a name that is too long its beginning stays, and a hash.</summary>
    /// <param name="database">The database.</param>
    /// <param name="ending">What tells it from others, such as <c>__slipway_restore</c>.</param>
    public static string NameBeside(string database, string ending)
    {
        if (Encoding.UTF8.GetByteCount(database + ending) <= LongestName)
            return database + ending;
        ending = $"_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(database)))[..HashLength]}{ending}";
        var room = LongestName - Encoding.UTF8.GetByteCount(ending);
        var begin = database;
        while (Encoding.UTF8.GetByteCount(begin) > room)
            begin = begin[..^(char.IsLowSurrogate(begin[^1]) ? 2 : 1)];
        return begin + ending;
    }

    /// <summary>Makes it anew, empty.</summary>
    /// <param name="server">A connection to another database of the server.</param>
    /// <param name="options">Owner, encoding and so on.</param>
    /// <param name="comment">What it is, for whoever finds it.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Whether there was one, left by a run that was killed.</returns>
    public async Task<bool> CreateAsync(OpenDatabase server, string options, string comment, CancellationToken cancel)
    {
        var wasThere = await ExistsAsync(server, cancel).ConfigureAwait(false);
        await DropAsync(server, cancel).ConfigureAwait(false);
        await server.RunAsync(cancel, new OwnSql($"create database {SqlQuoting.Name(name)} {options}")).ConfigureAwait(false);
        await server.RunAsync(cancel, new OwnSql(
            $"comment on database {SqlQuoting.Name(name)} is {SqlQuoting.Literal(comment)}")).ConfigureAwait(false);
        return wasThere;
    }

    /// <summary>Fills it from a copy, and counts what it holds then.</summary>
    /// <exception cref="ProblemException">It could not be filled, or does not hold what the copy does.</exception>
    public async Task FillAsync(string copy, ServerPrograms programs, IReadOnlyDictionary<string, long> rows,
        IProgress<double>? progress, CancellationToken cancel)
    {
        var inside = await _inside.OpenAsync(cancel).ConfigureAwait(false);
        await using (inside.ConfigureAwait(false))
        {
            if (CopyReader.KindOf(copy) is CopyKind.Logical)
                await new LogicalRestore(inside).RunAsync(copy, rows.Count, progress, cancel).ConfigureAwait(false);
            else
                await FillFromArchiveAsync(copy, programs, inside.Connection, cancel).ConfigureAwait(false);
            // Without statistics the first queries would be planned badly, when everybody comes back at once.
            await inside.RunAsync(cancel, new OwnSql("analyze")).ConfigureAwait(false);
            var snapshot = await Snapshot.TakeAsync(inside, cancel).ConfigureAwait(false);
            await using (snapshot.ConfigureAwait(false))
            {
                if (CopyComparison.Difference(rows, await snapshot.CountAsync(cancel).ConfigureAwait(false)) is { } how)
                    throw RestoreProblems.NotWhole(copy, how).ToException();
            }
        }

        progress?.Report(1);
    }

    /// <summary>Removes it, whoever looks at it.</summary>
    public async Task DropAsync(OpenDatabase server, CancellationToken cancel)
    {
        var drop = $"drop database if exists {SqlQuoting.Name(name)}";
        try
        {
            await server.RunAsync(cancel, new OwnSql(drop + " with (force)")).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (refused.SqlState is SqlStates.InsufficientPrivilege)
        {
            // An autovacuum is at work in it, which only a superuser may end; one that is not forced out the server ends itself.
            await server.RunAsync(cancel, new OwnSql(drop)).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _inside.DisposeAsync();

    async Task<bool> ExistsAsync(OpenDatabase server, CancellationToken cancel) =>
        await server.TextAsync(new OwnSql("select datname from pg_catalog.pg_database where datname = $1", name),
            cancel).ConfigureAwait(false)
            is not null;

    async Task FillFromArchiveAsync(string copy, ServerPrograms programs, NpgsqlConnection server, CancellationToken cancel)
    {
        var choice = await programs.FindRestoreAsync(server.PostgreSqlVersion.Major, cancel).ConfigureAwait(false);
        if (choice.Program is not { } restore)
            throw CopyProblems.NoRestoreProgram(copy, choice.Why).ToException();
        using var access = ProgramAccess.To(connections.Address, server, name);
        var jobs = new FileInfo(copy).Length > WorthJobs ? Math.Clamp(Environment.ProcessorCount, 1, 4) : 1;
        try
        {
            var ended = await restore.RunAsync(
                ["--exit-on-error", "--no-password", $"--jobs={jobs}", "--dbname=service=slipway", copy],
                access.Environment, read: null, cancel).ConfigureAwait(false);
            if (!ended.Succeeded)
                throw RestoreProblems.NotFilled(copy, ended.Words).ToException();
        }
        catch (Win32Exception failure)
        {
            throw CopyProblems.NotRun(restore.Path, failure).ToException(failure);
        }
    }
}
