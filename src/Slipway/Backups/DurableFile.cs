using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Backups;

/// <summary>Files that survive a loss of power once a method has returned, and that only their owner can read.</summary>
static class DurableFile
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file; with <see cref="FileMode.CreateNew"/>, one that must not exist yet.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;

        using var file = new FileStream(path, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Makes the names in a folder durable.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (handle < 0)
            throw Failure(folder);

        // Some file systems cannot sync a folder and say EINVAL; they have nothing to lose there.
        const int invalidArgument = 22;
        var failed = Sync(handle) != 0 && Marshal.GetLastPInvokeError() != invalidArgument;
        var failure = failed ? Failure(folder) : null;
        _ = Close(handle);
        if (failure is not null)
            throw failure;
    }

    static IOException Failure(string folder) => new(
        $"The folder '{folder}' cannot be flushed to the disk: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Close(int handle);
}
