using Slipway.Machine;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Inspection;

/// <summary>What an inspection looks at: gathered once, so that all of it speaks of one moment.</summary>
sealed record Scene
{
    public required InspectionRequest Request { get; init; }

    /// <summary>The path as it was given.</summary>
    public required string Given { get; init; }

    /// <summary>The file that it leads to, links followed: beside it lie the database's other files.</summary>
    public required string Path { get; init; }

    /// <summary>The file; <see langword="null"/> when it is not there, or the system does not tell.</summary>
    public required FileStatus? File { get; init; }

    /// <summary>Whether there is nothing yet, and making it is allowed.</summary>
    public required bool IsToBeMade { get; init; }

    /// <summary>What SQLite says of it; <see langword="null"/> when there is nothing that it could open.</summary>
    public required DatabaseContent? Content { get; init; }

    public required Func<string, FileSystem?> FileSystemOf { get; init; }

    /// <summary>The database's folder, or what there is of the way to it.</summary>
    public string Folder => BackupPlace.ExistingFolder(System.IO.Path.GetDirectoryName(Path) ?? "/");

    /// <summary>The size of the write-ahead log: what the file itself does not hold yet.</summary>
    public long WalBytes => new FileInfo(Path + "-wal") is { Exists: true, Length: var bytes } ? bytes : 0;

    public static Scene Of(
        SqliteConnections connections, InspectionRequest request, Func<string, FileSystem?> fileSystemOf, CancellationToken cancel)
    {
        var path = RealPath.Of(connections.Path);
        var isToBeMade = connections.IsToBeMade;
        var isThere = !isToBeMade && new FileInfo(path) is { Exists: true, Length: > 0 };
        return new Scene
        {
            Request = request,
            Given = connections.Path,
            Path = path,
            File = FileStatus.Of(path),
            IsToBeMade = isToBeMade,
            Content = isThere ? DatabaseContent.Read(connections, cancel) : null,
            FileSystemOf = fileSystemOf,
        };
    }
}
