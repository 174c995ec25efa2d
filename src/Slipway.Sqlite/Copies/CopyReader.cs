using Slipway.History;
using Slipway.Problems;
using Slipway.Sqlite.Catalog;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.History;
using Slipway.Sqlite.Inspection;
using Slipway.Target;

namespace Slipway.Sqlite.Copies;

/// <summary>Reads a copy: whether it is whole, and what it holds. Leaves nothing beside it.</summary>
static class CopyReader
{
    /// <param name="path">The copy.</param>
    /// <param name="check">How thoroughly it is checked.</param>
    /// <param name="isFresh">
    /// Whether this process has just written it, so that it is in memory still, and can be read there. A file that has to
    /// be read from a disk is not: the error of a failing disk would end the process instead of being told.
    /// </param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ProblemException">It is damaged, or no copy.</exception>
    public static CopyContent Read(string path, CopyCheck check, bool isFresh, CancellationToken cancel)
    {
        try
        {
            using var copy = Open(path, cancel);
            if (isFresh)
                copy.Run("pragma mmap_size = 2147418112"u8);
            RequireWhole(copy, check);
            var history = HistoryOf(copy);
            return new CopyContent(StateReader.Rows(copy), history.Current, history.Environment);
        }
        catch (EngineException error)
        {
            throw CopyProblems.Unreadable(error, path).ToException(error);
        }
    }

    /// <summary>What a later Slipway has written cannot be read by this one, but its copy is as good as any.</summary>
    static MigrationHistory HistoryOf(OpenDatabase copy)
    {
        try
        {
            return HistoryReader.Read(copy, HistoryDetail.Outline);
        }
        catch (ProblemException exception) when (exception.Problem.Code == Codes.FormatTooNew)
        {
            return MigrationHistory.None;
        }
    }

    /// <summary>Opens a copy that looks like one. Its pages are not judged yet.</summary>
    public static OpenDatabase Open(string path, CancellationToken cancel)
    {
        Refuse(path);
        var copy = SqliteConnections.OpenUnchanging(path, cancel);
        try
        {
            copy.BeginReading();
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public static void RequireWhole(OpenDatabase copy, CopyCheck check)
    {
        if (IntegrityCheck.FindDamage(copy, check) is { } words)
            throw CopyProblems.Damaged(copy.Path, words).ToException();
    }

    static void Refuse(string path)
    {
        var file = new FileInfo(path);
        if (Directory.Exists(path))
            throw CopyProblems.IsFolder(path).ToException();
        if (!file.Exists)
            throw CopyProblems.Missing(path).ToException();
        if (file.Length == 0)
            throw CopyProblems.ZeroBytes(path).ToException();
        if (Sidecars.WithContent(path).FirstOrDefault() is { } beside)
            throw CopyProblems.NotAlone(path, beside).ToException();
    }
}
