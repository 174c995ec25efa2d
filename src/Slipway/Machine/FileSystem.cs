using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Slipway.Machine;

/// <summary>A file system, as the kernel describes it.</summary>
/// <param name="Magic">The number of its kind.</param>
/// <param name="TotalBytes">Its size; 0 when it does not say.</param>
/// <param name="FreeBytes">What an ordinary user may still take.</param>
/// <param name="FreeNodes">How many more files it can hold; <see langword="null"/> when it does not count them.</param>
/// <param name="IsReadOnly">Whether it is mounted read-only.</param>
public sealed record FileSystem(uint Magic, long TotalBytes, long FreeBytes, long? FreeNodes, bool IsReadOnly)
{
    const int StructureBytes = 256;
    const long ReadOnlyFlag = 1;

    /// <summary>Its name; the number where we know none.</summary>
    public string Name => Remote.GetValueOrDefault(Magic) ?? Local.GetValueOrDefault(Magic) ?? $"0x{Magic:x}";

    /// <summary>Whether another machine, or a process, is behind it: its locks are only as good as they are.</summary>
    public bool IsRemote => Remote.ContainsKey(Magic);

    /// <summary>Whether what lies there goes by itself.</summary>
    public bool IsFleeting => Fleeting is not null;

    /// <summary>Why what lies there goes by itself; <see langword="null"/> when it does not.</summary>
    public string? Fleeting => Name switch
    {
        "overlay" or "aufs" => "a container's own layer, which disappears with the container.",
        "tmpfs" or "ramfs" => "memory, which is lost when the machine or the container stops.",
        _ => null,
    };

    /// <summary>Such as <c>ext4, mounted at '/data'</c>.</summary>
    public string Describe(Mount? mount) => mount is null ? Name : $"{mount.Type}, mounted at '{mount.Point}'";

    static Dictionary<uint, string> Remote { get; } = new()
    {
        [0x6969] = "nfs",
        [0x517b] = "smb",
        [0xff534d42] = "cifs",
        [0xfe534d42] = "smb2",
        [0x01021997] = "9p",
        [0x65735546] = "fuse",
        [0x5346414f] = "afs",
        [0x73757245] = "coda",
        [0x00c36400] = "ceph",
        [0x0bd00bd0] = "lustre",
        [0x786f4256] = "vboxsf",
        [0xbacbacbc] = "vmhgfs",
    };

    static Dictionary<uint, string> Local { get; } = new()
    {
        [0xef53] = "ext4",
        [0x58465342] = "xfs",
        [0x9123683e] = "btrfs",
        [0x2fc12fc1] = "zfs",
        [0xf2f52010] = "f2fs",
        [0x794c7630] = "overlay",
        [0x61756673] = "aufs",
        [0x01021994] = "tmpfs",
        [0x858458f6] = "ramfs",
    };

    /// <summary>The file system that a path lies on; <see langword="null"/> when the kernel does not tell.</summary>
    public static FileSystem? Of(string path)
    {
        // The layout is that of the 64-bit architectures; one of them has another.
        Span<byte> status = stackalloc byte[StructureBytes];
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess
            || RuntimeInformation.ProcessArchitecture is Architecture.S390x || MachineCalls.StatFs(path, status) != 0)
            return null;

        var blockBytes = Number(status, 72) is > 0 and var fragment ? fragment : Number(status, 8);
        return new FileSystem(
            (uint)Number(status, 0),
            Number(status, 16) * blockBytes,
            Number(status, 32) * blockBytes,
            Number(status, 40) > 0 ? Number(status, 48) : null,
            (Number(status, 80) & ReadOnlyFlag) != 0);
    }

    static long Number(Span<byte> status, int place) => BinaryPrimitives.ReadInt64LittleEndian(status[place..]);
}
