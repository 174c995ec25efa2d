namespace Slipway.Sqlite;

/// <summary>Where a SQLite database lies.</summary>
public sealed record SqliteLocation
{
    /// <summary>A database file.</summary>
    /// <param name="path">Its path; a relative one is taken from the working directory.</param>
    public SqliteLocation(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The file, as an absolute path. Its <c>-wal</c>, <c>-shm</c> and <c>-journal</c> lie beside it.</summary>
    public string Path { get; }

    /// <summary>A short name for file names: <c>portfolio</c> for <c>/data/portfolio.db</c>.</summary>
    public string ShortName => System.IO.Path.GetFileNameWithoutExtension(Path) is { Length: > 0 } name ? name : "database";

    /// <inheritdoc/>
    public override string ToString() => Path;
}
