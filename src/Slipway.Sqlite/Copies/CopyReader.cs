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
    /// <exception cref="ProblemException">It is damaged, or no copy.</exception>
    public static CopyContent Read(string path, CopyCheck check, CancellationToken cancel)
    {
        try
        {
            using var copy = Open(path, cancel);
            RequireWhole(copy, check);
            var history = HistoryReader.Read(copy, HistoryDetail.Outline);
            return new CopyContent(StateReader.Rows(copy), history.Current, history.Environment);
        }
        catch (EngineException error)
        {
            throw CopyProblems.Unreadable(error, path).ToException(error);
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
