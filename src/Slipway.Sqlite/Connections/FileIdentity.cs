using System.Buffers.Binary;

namespace Slipway.Sqlite.Connections;

/// <summary>Which file a path leads to, whatever its name. Learnt without opening it.</summary>
/// <param name="Device">The file system, as the kernel writes it in <c>/proc/locks</c>: <c>fd:01</c>.</param>
/// <param name="Inode">The file's number there.</param>
sealed record FileIdentity(string Device, ulong Inode)
{
    /// <summary>The file; <see langword="null"/> when nothing is there, or the system does not tell.</summary>
    public static FileIdentity? Of(string path)
    {
        Span<byte> status = stackalloc byte[256];
        if (!OperatingSystem.IsLinux() || Native.StatX(path, status) != 0)
            return null;
        var major = BinaryPrimitives.ReadUInt32LittleEndian(status[136..]);
        var minor = BinaryPrimitives.ReadUInt32LittleEndian(status[140..]);
        return new FileIdentity($"{major:x2}:{minor:x2}", BinaryPrimitives.ReadUInt64LittleEndian(status[32..]));
    }
}
