using SQLitePCL;
using Slipway.Machine;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Copies;

/// <summary>
/// Puts a copy's content in the place of the database's. Killed anywhere, it leaves the old content or the new one, and
/// run again it finishes: through SQLite it is one transaction, and a new file takes the place of the old one by its name.
/// </summary>
sealed class DatabaseRestore(SqliteConnections connections, TimeSpan busyWait)
{
    readonly string _path = RealPath.Of(connections.Path);

    public async Task RunAsync(string copy, RestoreRequest request, CancellationToken cancel)
    {
        Refuse(copy, request);
        using var source = OpenWhole(copy, cancel);
        try
        {
            if (!await TryOverwriteAsync(source, request, cancel).ConfigureAwait(false))
                await new Replacement(_path).RunAsync(source, request, cancel).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsBusy)
        {
            throw new TargetUnavailableException(RestoreProblems.StayedBusy(_path, busyWait), mayComeUp: true, error);
        }
        catch (EngineException error)
        {
            throw RestoreProblems.Failed(error, _path).ToException(error);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RestoreProblems.Failed(failure, _path).ToException(failure);
        }
    }

    void Refuse(string copy, RestoreRequest request)
    {
        if (Directory.Exists(_path))
            throw FileProblems.IsFolder(_path).ToException();
        if (Path.GetDirectoryName(_path) is { } folder && !Directory.Exists(folder))
            throw RestoreProblems.FolderMissing(folder).ToException();
        if (FileIdentity.Of(_path) is { } live && live == FileIdentity.Of(copy))
            throw RestoreProblems.IsItself(_path).ToException();
        if (!request.EvenIfInUse && DatabaseUsers.Find(_path) is { Count: > 0 } users)
            throw RestoreProblems.InUse(_path, users).ToException();
    }

    static OpenDatabase OpenWhole(string copy, CancellationToken cancel)
    {
        OpenDatabase? source = null;
        try
        {
            source = CopyReader.Open(copy, cancel);
            CopyReader.RequireWhole(source, CopyCheck.Quick);
            return source;
        }
        catch (EngineException error)
        {
            source?.Dispose();
            throw CopyProblems.Unreadable(error, copy).ToException(error);
        }
        catch
        {
            source?.Dispose();
            throw;
        }
    }

    /// <returns>Whether the content is there now; otherwise SQLite can make nothing of the file that is there, if any.</returns>
    async Task<bool> TryOverwriteAsync(OpenDatabase source, RestoreRequest request, CancellationToken cancel)
    {
        if (request.MoveAside || !File.Exists(_path))
            return false;
        try
        {
            await new Overwriting(_path, busyWait).RunAsync(source, request, cancel).ConfigureAwait(false);
            return true;
        }
        catch (EngineException error) when (error.Primary is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            return false;
        }
    }
}
