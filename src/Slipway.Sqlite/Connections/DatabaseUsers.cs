using Slipway.Machine;

namespace Slipway.Sqlite.Connections;

/// <summary>Who has a database open, as far as the kernel tells this user.</summary>
static class DatabaseUsers
{
    /// <summary>The processes other than this one, a line each.</summary>
    public static IReadOnlyList<string> Find(string path)
    {
        var real = RealPath.Of(path);
        string[] files = [real, .. Sidecars.Of(real)];
        var there = files.Select(FileIdentity.Of).OfType<FileIdentity>().ToHashSet();
        var gone = files.Select(file => file + " (deleted)").ToHashSet(StringComparer.Ordinal);
        return [.. Others().Select(process => Describe(process, there, gone)).OfType<string>()];
    }

    static IEnumerable<int> Others()
    {
        if (!Directory.Exists("/proc"))
            yield break;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), out var process) && process != Environment.ProcessId)
                yield return process;
        }
    }

    /// <summary>
    /// By the file itself, not by its name: in another container it lies under another path. A file that was removed is in
    /// use as well: what is written to it is lost once its last user ends.
    /// </summary>
    static string? Describe(int process, HashSet<FileIdentity> there, HashSet<string> gone)
    {
        var hasRemoved = false;
        try
        {
            foreach (var link in Directory.EnumerateFileSystemEntries($"/proc/{process}/fd"))
            {
                if (new FileInfo(link).LinkTarget is not ['/', ..] target || target.StartsWith("/dev/", StringComparison.Ordinal))
                    continue;
                if (FileIdentity.Of(link) is { } file && there.Contains(file))
                    return ProcessNames.Describe(process);
                hasRemoved |= gone.Contains(target);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's process, or one that has just ended.
        }

        return hasRemoved ? $"{ProcessNames.Describe(process)}, a removed file of it" : null;
    }
}
