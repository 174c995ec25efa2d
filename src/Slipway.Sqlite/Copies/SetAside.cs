using System.Globalization;
using Slipway.Problems;
using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Copies;

/// <summary>
/// Moves files out of the way under another name in the same folder: nothing that may hold the only copy of a row is
/// deleted. The names fit together still, so that SQLite or a person can look at them.
/// </summary>
static class SetAside
{
    const string Aside = ".aside-";
    const string TimeFormat = "yyyyMMdd_HHmmss";

    /// <summary>
    /// Where there is no database, or an empty one, what lies beside it belongs to another one that is gone. SQLite would
    /// delete it, or play it into the new one.
    /// </summary>
    /// <returns>Whether the one that is gone was in WAL mode.</returns>
    public static bool Orphans(string path, IProgress<string>? notes)
    {
        if (new FileInfo(path) is { Exists: true, Length: > 0 })
            return false;
        var wasWal = HadWal(path);
        MoveSidecars(path, FreeName(path), notes);
        return wasWal;
    }

    /// <summary>Whether what lies beside a database is of WAL mode: the only sign of it when the file itself cannot be read.</summary>
    public static bool HadWal(string path) => File.Exists(path + "-wal") || File.Exists(path + "-shm");

    /// <summary>
    /// Gives the database a second name, and what lies beside it a new one. At its first name the file stays until
    /// another one takes its place: whoever looks there meanwhile must not find nothing, and make an empty database.
    /// </summary>
    public static void Everything(string path, IProgress<string>? notes)
    {
        var aside = FreeName(path);
        MoveSidecars(path, aside, notes);
        if (new FileInfo(path) is { Exists: false } or { Length: 0 })
            return;
        if (OperatingSystem.IsWindows() || Libc.Link(path, aside) != 0)
            File.Move(path, aside);
        notes?.Report($"The unreadable file was kept as '{aside}'.");
    }

    /// <summary>What was moved out of a database's way, a note each.</summary>
    public static IReadOnlyList<Problem> Find(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return !Directory.Exists(folder) ? [] :
            [.. Directory.EnumerateFiles(folder, $"{Path.GetFileName(path)}{Aside}*").Order(StringComparer.Ordinal).Select(Note)];
    }

    static Problem Note(string file) => new(
        Codes.DatabaseKept, $"'{file}' ({ByteCount.Text(new FileInfo(file).Length)}) was moved aside by a restore.")
    {
        Fix = $"When nobody needs it any more: rm {ShellWord.Quoted(file)}",
    };

    static void MoveSidecars(string path, string aside, IProgress<string>? notes)
    {
        foreach (var file in Sidecars.WithContent(path))
        {
            var kept = aside + file[path.Length..];
            File.Move(file, kept);
            notes?.Report($"'{file}' did not belong to the restored content; it was kept as '{kept}'.");
        }

        foreach (var file in Sidecars.Of(path))
            File.Delete(file);
    }

    static string FreeName(string path)
    {
        var time = TimeProvider.System.GetUtcNow().ToString(TimeFormat, CultureInfo.InvariantCulture);
        for (var attempt = 1; ; attempt++)
        {
            var name = attempt == 1 ? $"{path}{Aside}{time}" : $"{path}{Aside}{time}_{attempt}";
            if (!File.Exists(name) && !Sidecars.Of(name).Any(File.Exists))
                return name;
        }
    }
}
