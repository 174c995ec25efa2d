using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Machine;

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
        SyncFile(file);
    }

    /// <summary>Flushes to the disk, and fails when the disk does: the framework's own flush says nothing then.</summary>
    public static void SyncFile(FileStream file)
    {
        file.Flush(flushToDisk: OperatingSystem.IsWindows());
        if (!OperatingSystem.IsWindows() && Sync(file.SafeFileHandle.DangerousGetHandle().ToInt32()) != 0)
            throw Failure($"The file '{file.Name}'");
    }

    /// <summary>Makes the names in a folder durable.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (handle < 0)
            throw Failure($"The folder '{folder}'");

        // Some file systems cannot sync a folder and say EINVAL; they have nothing to lose there.
        const int invalidArgument = 22;
        var failed = Sync(handle) != 0 && Marshal.GetLastPInvokeError() != invalidArgument;
        var failure = failed ? Failure($"The folder '{folder}'") : null;
        _ = Close(handle);
        if (failure is not null)
            throw failure;
    }

    static IOException Failure(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{what} cannot be flushed to the disk: {new Win32Exception(error).Message}.", error);
    }

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
