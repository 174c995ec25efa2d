using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Slipway.Sqlite.Connections;

/// <summary>What the kernel tells of files, and the framework does not.</summary>
static partial class Libc
{
    const int CurrentFolder = -100;
    const int AsEffectiveUser = 0x200;
    const int WithoutAsking = 0x4000;
    const uint BasicFacts = 0x7ff;
    const uint Unchanged = uint.MaxValue;
    const int MayWrite = 2;
    const int InvalidArgument = 22;

    /// <summary>The facts about what a path leads to. Never waits for a server of a network file system.</summary>
    public static int StatX(string path, Span<byte> status) => StatX(CurrentFolder, path, WithoutAsking, BasicFacts, status);

    /// <summary>Whether the user that this process acts as may write what a path leads to. Opens nothing.</summary>
    public static bool IsWritable(string path) => FAccessAt(CurrentFolder, path, MayWrite, AsEffectiveUser) == 0;

    /// <summary>Flushes a file to the disk. The framework's own flush says nothing when the disk refuses.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void SyncFile(FileStream file)
    {
        file.Flush(flushToDisk: OperatingSystem.IsWindows());
        if (OperatingSystem.IsWindows() || FSync(file.SafeFileHandle.DangerousGetHandle().ToInt32()) == 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        throw new IOException($"'{file.Name}' cannot be flushed to the disk: {new Win32Exception(error).Message}.", error);
    }

    /// <summary>Makes the names in a folder durable.</summary>
    /// <returns>Whether they are, or the file system has nothing to flush there.</returns>
    public static bool SyncFolder(string folder)
    {
        var handle = Open(folder, 0);
        if (handle < 0)
            return false;
        var isDurable = FSync(handle) == 0 || Marshal.GetLastPInvokeError() == InvalidArgument;
        _ = Close(handle);
        return isDurable;
    }

    /// <summary>Gives a file to a user and a group.</summary>
    /// <returns>Whether it is theirs now.</returns>
    public static bool GiveTo(string path, uint user, uint group) => ChOwn(path, user, group) == 0 || ChOwn(path, user, Unchanged) == 0;

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string path, string furtherName);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "faccessat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FAccessAt(int folder, string path, int mode, int flags);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChOwn(string path, uint user, uint group);
}
