using System.Globalization;

namespace Slipway.Sqlite.Connections;

/// <summary>Who holds SQLite's locks on a database, as far as the kernel tells.</summary>
static class LockHolders
{
    const string Table = "/proc/locks";

    /// <summary>SQLite's lock bytes in the database's file: pending and reserved; an exclusive lock covers the rest.</summary>
    const long PendingByte = 0x40000000;
    const long LastSharedByte = PendingByte + 2 + 509;

    /// <summary>The byte of the <c>-shm</c> file that the writer holds in WAL mode.</summary>
    const long WalWriteByte = 120;

    /// <summary>A sentence for whoever waits.</summary>
    public static string Describe(string path)
    {
        var holders = Find(path);
        return holders.Count == 0
            ? "somebody holds the write lock (not visible from here: perhaps in another container)"
            : $"{string.Join(" and ", holders.Select(ProcessNames.Describe))} holds the write lock";
    }

    /// <summary>The processes that hold a lock which keeps others from writing.</summary>
    public static IReadOnlyList<int> Find(string path)
    {
        var file = FileIdentity.Of(path);
        var shared = FileIdentity.Of(path + "-shm");
        try
        {
            return file is null || !File.Exists(Table) ? [] : Find(File.ReadLines(Table), file, shared);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The same by the lines of the kernel's table.</summary>
    public static IReadOnlyList<int> Find(IEnumerable<string> lines, FileIdentity file, FileIdentity? shared)
    {
        var found = new List<int>();
        foreach (var line in lines)
        {
            // "1: POSIX  ADVISORY  WRITE 1234 fd:01:5678 1073741825 1073741825"; a waiter's line has "->" after the number.
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields is [_, _, _, "WRITE", var pid, var where, var first, var last]
                && int.TryParse(pid, CultureInfo.InvariantCulture, out var process)
                && long.TryParse(first, CultureInfo.InvariantCulture, out var start)
                && Blocks(where, start, last == "EOF" ? long.MaxValue : long.Parse(last, CultureInfo.InvariantCulture), file, shared)
                && !found.Contains(process))
                found.Add(process);
        }

        return found;
    }

    static bool Blocks(string where, long start, long end, FileIdentity file, FileIdentity? shared) =>
        (IsOn(where, file) && start <= LastSharedByte && end >= PendingByte)
        || (shared is not null && IsOn(where, shared) && start <= WalWriteByte && end >= WalWriteByte);

    /// <summary>By number alone: on layered file systems the kernel names the device below.</summary>
    static bool IsOn(string where, FileIdentity file) =>
        ulong.TryParse(where.AsSpan(where.LastIndexOf(':') + 1), CultureInfo.InvariantCulture, out var inode)
        && inode == file.Inode;
}
