using System.Buffers.Binary;

namespace Slipway.Sqlite.Connections;

/// <summary>What the kernel says of a file or folder. Learnt without opening it.</summary>
/// <param name="Identity">Which file it is.</param>
/// <param name="Names">How many names it has.</param>
/// <param name="User">The number of its owner.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Mode">Who may do what.</param>
/// <param name="Bytes">Its size.</param>
sealed record FileStatus(FileIdentity Identity, uint Names, uint User, uint Group, UnixFileMode Mode, long Bytes)
{
    const int StructureBytes = 256;
    const int PermissionBits = 0xfff;

    /// <summary>The mode as <c>chmod</c> takes it: <c>0644</c>.</summary>
    public string Octal => "0" + Convert.ToString((int)Mode, toBase: 8).PadLeft(3, '0');

    /// <summary>What a path leads to; <see langword="null"/> when nothing is there, or the system does not tell.</summary>
    public static FileStatus? Of(string path)
    {
        Span<byte> status = stackalloc byte[StructureBytes];
        if (!OperatingSystem.IsLinux() || Libc.StatX(path, status) != 0)
            return null;
        var major = BinaryPrimitives.ReadUInt32LittleEndian(status[136..]);
        var minor = BinaryPrimitives.ReadUInt32LittleEndian(status[140..]);
        return new FileStatus(
            new FileIdentity($"{major:x2}:{minor:x2}", BinaryPrimitives.ReadUInt64LittleEndian(status[32..])),
            BinaryPrimitives.ReadUInt32LittleEndian(status[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(status[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(status[24..]),
            (UnixFileMode)(BinaryPrimitives.ReadUInt16LittleEndian(status[28..]) & PermissionBits),
            BinaryPrimitives.ReadInt64LittleEndian(status[40..]));
    }
}
