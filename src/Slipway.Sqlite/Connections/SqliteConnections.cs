using Microsoft.Data.Sqlite;
using Slipway.Problems;
using SQLitePCL;

namespace Slipway.Sqlite.Connections;

/// <summary>The one place that opens connections to a database's file.</summary>
/// <param name="path">The file.</param>
/// <param name="mayCreate">Whether a connection that will write may make it.</param>
sealed class SqliteConnections(string path, bool mayCreate)
{
    /// <summary>How long SQLite itself waits for a lock. Short, so that the caller can tell who is waited for.</summary>
    const int BusyMilliseconds = 1000;

    public string Path => path;

    /// <summary>The name of a database in memory that all connections of this process share; <see langword="null"/> for a file.</summary>
    public string? Memory { get; init; }

    /// <summary>Whether there is nothing yet, and making it is allowed.</summary>
    public bool IsToBeMade =>
        mayCreate && Memory is null && !Directory.Exists(path) && new FileInfo(path) is { Exists: false } or { Length: 0 };

    /// <summary>Opens what is there.</summary>
    /// <exception cref="ProblemException">Nothing is there, or nothing that could be a database.</exception>
    public OpenDatabase Open(CancellationToken cancel)
    {
        if (Memory is not null)
            return Open($"file:/{Memory}?vfs=memdb", path, SqliteOpenMode.ReadWriteCreate, cancel);
        Refuse();
        return Open(path, path, SqliteOpenMode.ReadWrite, cancel);
    }

    /// <summary>Opens a file, which may be empty, but must be there.</summary>
    public static OpenDatabase OpenFile(string path, CancellationToken cancel) =>
        Open(path, path, SqliteOpenMode.ReadWrite, cancel);

    /// <summary>
    /// Opens a file that nobody writes: without a lock, without a look at what lies beside it, and leaving nothing there.
    /// </summary>
    public static OpenDatabase OpenUnchanging(string path, CancellationToken cancel)
    {
        var escaped = string.Join('/', System.IO.Path.GetFullPath(path).Split('/').Select(Uri.EscapeDataString));
        return Open($"file:{escaped}?immutable=1", path, SqliteOpenMode.ReadOnly, cancel);
    }

    /// <summary>Opens what is there, or makes it where that is allowed.</summary>
    /// <exception cref="ProblemException">Nothing is there, or nothing that could be a database.</exception>
    public OpenDatabase OpenOrMake(CancellationToken cancel)
    {
        if (!IsToBeMade)
            return Open(cancel);
        if (System.IO.Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
            MakeFolder(folder);
        try
        {
            return Open(path, path, SqliteOpenMode.ReadWriteCreate, cancel);
        }
        catch (EngineException error) when (error.Primary == raw.SQLITE_CANTOPEN)
        {
            throw FileProblems.NotMade(path, error.Message).ToException(error);
        }
    }

    /// <summary>A database in memory that nobody else sees.</summary>
    public static OpenDatabase OpenScratch() => Open(":memory:", ":memory:", SqliteOpenMode.Memory, CancellationToken.None);

    /// <summary>
    /// Only looks at names and sizes. Opening the file by other means than SQLite would, on closing it, drop the locks
    /// that this process holds on it.
    /// </summary>
    void Refuse()
    {
        var file = new FileInfo(path);
        if (Directory.Exists(path))
            throw FileProblems.IsFolder(path).ToException();
        if (!file.Exists)
            throw FileProblems.Missing(path).ToException();
        if (file.Length == 0)
            throw FileProblems.ZeroBytes(path).ToException();
    }

    static OpenDatabase Open(string source, string path, SqliteOpenMode mode, CancellationToken cancel)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString();
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            var database = new OpenDatabase(connection, path, cancel);
            _ = raw.sqlite3_busy_timeout(database.Handle, BusyMilliseconds);
            database.Run("pragma foreign_keys = off"u8);
            return database;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new EngineException(
                exception.SqliteExtendedErrorCode, raw.sqlite3_errstr(exception.SqliteExtendedErrorCode).utf8_to_string());
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileProblems.FolderNotMade(folder, exception.Message).ToException(exception);
        }
    }
}
