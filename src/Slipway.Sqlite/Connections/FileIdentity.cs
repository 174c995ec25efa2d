namespace Slipway.Sqlite.Connections;

/// <summary>Which file a path leads to, whatever its name. Learnt without opening it.</summary>
/// <param name="Device">The file system, as the kernel writes it in <c>/proc/locks</c>: <c>fd:01</c>.</param>
/// <param name="Inode">The file's number there.</param>
sealed record FileIdentity(string Device, ulong Inode)
{
    /// <summary>The file; <see langword="null"/> when nothing is there, or the system does not tell.</summary>
    public static FileIdentity? Of(string path) => FileStatus.Of(path)?.Identity;
}
