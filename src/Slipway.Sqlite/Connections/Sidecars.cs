namespace Slipway.Sqlite.Connections;

/// <summary>The files that SQLite keeps beside a database, named after it.</summary>
static class Sidecars
{
    /// <summary>All of them, there or not.</summary>
    public static IEnumerable<string> Of(string path) => [path + "-wal", path + "-journal", path + "-shm"];

    /// <summary>Those that hold changes, or their undoing: without them the database is another.</summary>
    public static IEnumerable<string> WithContent(string path) =>
        new[] { path + "-wal", path + "-journal" }.Where(HasContent);

    /// <summary>A journal that is kept for the next transaction has zeros in the place of its header.</summary>
    static bool HasContent(string file)
    {
        if (new FileInfo(file) is { Exists: false } or { Length: 0 })
            return false;
        using var stream = File.OpenRead(file);
        return stream.ReadByte() > 0;
    }
}
