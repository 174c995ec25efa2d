using System.Collections.Immutable;
using System.ComponentModel;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.Inspection;
using Slipway.Problems;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// Copies a database at one moment into a new file: by pg_dump where there is one that fits the server, otherwise by ourselves.
/// It has finished, and let go of every table, before it returns.
/// </summary>
sealed class CopyWriter(PostgreSqlConnections connections, ServerPrograms programs)
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const int MajorVersion = 10000;

    public async Task<FreshCopy> WriteAsync(string path, IProgress<double>? progress, CancellationToken cancel)
    {
        Create(path);
        try
        {
            return await connections.OnceAsync(
                async (database, cancel) =>
                {
                    try
                    {
                        var snapshot = await Snapshot.TakeAsync(database, cancel).ConfigureAwait(false);
                        await using (snapshot.ConfigureAwait(false))
                            return await WriteAsync(path, database, snapshot, progress, cancel).ConfigureAwait(false);
                    }
                    catch (Exception failure) when (IsForbidden(failure))
                    {
                        if (await ReadRights.FindMissingAsync(database, cancel).ConfigureAwait(false) is { } missing)
                            throw missing.ToException(failure);
                        throw;
                    }
                },
                cancel).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    async Task<FreshCopy> WriteAsync(
        string path, OpenDatabase database, Snapshot snapshot, IProgress<double>? progress, CancellationToken cancel)
    {
        var choice = await ChooseAsync(database, snapshot, cancel).ConfigureAwait(false);
        if (choice.Program is not { } dump)
        {
            var kept = await new LogicalWriter(snapshot, progress).WriteAsync(path, cancel).ConfigureAwait(false);
            return new FreshCopy(path, kept.Rows, snapshot.Moment, [$"The backup is made without pg_dump: {choice.Why}.", .. kept.LeftOut]);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var dumping = DumpAsync(dump, path, snapshot, stop.Token);
        ImmutableSortedDictionary<string, long> rows;
        try
        {
            // The counts are of the same snapshot; meanwhile the dump goes on.
            rows = await snapshot.CountAsync(cancel).ConfigureAwait(false);
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)dumping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await dumping.ConfigureAwait(false);
        return new FreshCopy(path, rows, snapshot.Moment, []);
    }

    /// <summary>Whether the role may not read something, whoever of us met it first.</summary>
    static bool IsForbidden(Exception failure) => failure is PostgresException { SqlState: SqlStates.InsufficientPrivilege }
        || (failure is ProblemException known && known.Problem.Code == Codes.PrivilegeMissing);

    async Task<ServerPrograms.Choice> ChooseAsync(OpenDatabase database, Snapshot snapshot, CancellationToken cancel)
    {
        // It would leave its settings in connections that the pooler hands to others.
        if (await connections.ArePooledAsync(database, cancel).ConfigureAwait(false))
            return new ServerPrograms.Choice(null, "it must not go through a pooler (set directUrl)");
        if (!ProgramAccess.IsPossible(connections.Address))
            return new ServerPrograms.Choice(null, "the URL has a name or password of several lines, which it cannot be given safely");
        return await programs.FindDumpAsync(snapshot.Version / MajorVersion, cancel).ConfigureAwait(false);
    }

    async Task<bool> DumpAsync(ServerProgram dump, string path, Snapshot snapshot, CancellationToken cancel)
    {
        using var access = ProgramAccess.To(connections.Address, snapshot.Connection, snapshot.Connection.Database);
        ServerProgram.Ended ended;
        try
        {
            ended = await dump.RunAsync(
                [
                    "--format=custom", "--compress=1", "--no-password", $"--file={path}", $"--snapshot={snapshot.Name}",
                    "--lock-wait-timeout=60000",
                ],
                access.Environment, read: null, cancel).ConfigureAwait(false);
        }
        catch (Win32Exception failure)
        {
            throw CopyProblems.NotRun(dump.Path, failure).ToException(failure);
        }

        return ended.Succeeded ? true : throw CopyProblems.NotDumped(ended, connections.Name, path).ToException();
    }

    /// <summary>Makes the file, empty and for its owner only.</summary>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
    }
}
