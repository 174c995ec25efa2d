using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Copies;

/// <summary>A database's file in the making, which nobody else knows yet. Disposing removes what was not kept.</summary>
sealed class CopyFile : IDisposable
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    bool _isKept;

    CopyFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes the file, empty and for its owner only.</summary>
    /// <exception cref="IOException">It is there already, or cannot be made.</exception>
    public static CopyFile Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        return new CopyFile(path);
    }

    /// <summary>
    /// Opens the file to be filled: without a journal, since a file that is not finished is removed, and without flushing,
    /// since that happens once, at the end.
    /// </summary>
    public OpenDatabase Open(CancellationToken cancel)
    {
        var database = SqliteConnections.OpenFile(Path, cancel);
        database.Run("pragma locking_mode = exclusive"u8);
        database.Run("pragma journal_mode = off"u8);
        database.Run("pragma synchronous = off"u8);
        return database;
    }

    /// <summary>Sets the journal mode in the header, which is copied with the first page, and flushes the file to the disk.</summary>
    public void Settle(bool isWal)
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        FileHeader.SetJournalMode(file, isWal);
        Libc.SyncFile(file);
    }

    /// <summary>It is finished, or has another name now.</summary>
    public void Keep() => _isKept = true;

    public void Dispose()
    {
        if (!_isKept)
            File.Delete(Path);
    }
}
