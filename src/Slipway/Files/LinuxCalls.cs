using System.Runtime.InteropServices;

namespace Slipway.Files;

/// <summary>
/// The few calls by which files are read. The framework's own ask three more questions per file, which for a thousand
/// files takes longer than everything else that is done with them.
/// </summary>
static unsafe partial class LinuxCalls
{
    const int CloseOnExec = 0x80000;
    const int NoWaiting = 0x800;

    /// <summary>A link in the place of the file is an error.</summary>
    static readonly int NoFollow =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm or Architecture.Ppc64le ? 0x8000 : 0x20000;

    /// <summary>The mode of a status, and the bits of it that are the type of the file.</summary>
    const int ModeOffset = 28;
    const int TypeMask = 0xF000;
    const int StatusSize = 256;
    const int NoFollowStatus = 0x100;
    const int EmptyPath = 0x1000;

    public const int NoEntry = 2;
    public const int LinkLoop = 40;
    public const int Interrupted = 4;

    /// <summary>Opens a file for reading, without waiting for the other end of a pipe; negative when it cannot be.</summary>
    public static int Open(int folder, string path) => OpenAt(folder, path, CloseOnExec | NoWaiting | NoFollow);

    /// <summary>Opens the folder itself, links followed.</summary>
    public static int OpenFolder(string path) => OpenAt(-100, path, CloseOnExec | NoWaiting);

    /// <summary>The type of what a path leads to, a link not followed; <see langword="null"/> when it cannot be told.</summary>
    public static EntryKind? KindOf(int folder, string path)
    {
        var status = stackalloc byte[StatusSize];
        var flags = NoFollowStatus | (path.Length == 0 ? EmptyPath : 0);
        return StatX(folder, path, flags, 1, status) != 0 ? null : KindOfType(*(ushort*)(status + ModeOffset) & TypeMask);
    }

    /// <summary>The kind by the type bits of a mode.</summary>
    public static EntryKind KindOfType(int type) => type switch
    {
        0x8000 => EntryKind.File,
        0x4000 => EntryKind.Folder,
        0xA000 => EntryKind.Link,
        _ => EntryKind.Special,
    };

    /// <summary>The path with all links followed; <see langword="null"/> when it leads nowhere.</summary>
    public static string? RealPath(string path)
    {
        const int longest = 4096;
        var real = stackalloc byte[longest];
        return RealPath(path, real) is null ? null : Marshal.PtrToStringUTF8((nint)real);
    }

    /// <summary>The words for the last error.</summary>
    public static string LastError() => Marshal.GetLastPInvokeErrorMessage();

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenAt(int folder, string path, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    public static partial nint OpenListing(int folder);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    public static partial byte* NextEntry(nint listing);

    [LibraryImport("libc", EntryPoint = "closedir")]
    public static partial int CloseListing(nint listing);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial byte* RealPath(string path, byte* real);
}
