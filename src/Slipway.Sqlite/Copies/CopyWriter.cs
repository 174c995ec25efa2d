using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Copies;

/// <summary>Copies a database's committed state into a new file that needs no other file beside it.</summary>
sealed class CopyWriter(SqliteConnections connections, TimeSpan busyWait)
{
    public async Task WriteAsync(string path, IProgress<double>? progress, CancellationToken cancel)
    {
        var source = await OpenSourceAsync(cancel).ConfigureAwait(false);
        using (source)
        {
            try
            {
                using var copy = CopyFile.Create(path);
                using (var destination = copy.Open(cancel))
                    await PageTransfer.RunAsync(source, destination, progress, busyWait, cancel).ConfigureAwait(false);
                copy.Settle(isWal: false);
                copy.Keep();
            }
            catch (EngineException error)
            {
                throw CopyProblems.NotWritten(error, connections.Path, path).ToException(error);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw CopyProblems.NotWritten(failure, path).ToException(failure);
            }
        }
    }

    /// <summary>
    /// Opens the database and keeps its present state in sight: writers that come in between would otherwise make the
    /// copy begin anew, and a busy one for ever. What the application's crash left is put right by SQLite first.
    /// </summary>
    async Task<OpenDatabase> OpenSourceAsync(CancellationToken cancel)
    {
        OpenDatabase? source = null;
        try
        {
            await Patience.TryAsync(() => source = OpenReading(cancel), busyWait, cancel).ConfigureAwait(false);
            return source!;
        }
        catch (EngineException error)
        {
            throw SqliteErrors.Of(error, connections.Path);
        }
    }

    OpenDatabase OpenReading(CancellationToken cancel)
    {
        var source = connections.Open(cancel);
        try
        {
            source.BeginReading();
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }
}
