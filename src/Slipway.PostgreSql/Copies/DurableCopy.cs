using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Slipway.PostgreSql.Copies;

/// <summary>Flushes files to the disk, and fails when the disk does: the framework's own flush says nothing then.</summary>
static partial class DurableCopy
{
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Sync(FileStream file)
    {
        file.Flush(flushToDisk: OperatingSystem.IsWindows());
        if (OperatingSystem.IsWindows() || FSync(file.SafeFileHandle.DangerousGetHandle().ToInt32()) == 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        throw new IOException($"'{file.Name}' cannot be flushed to the disk: {new Win32Exception(error).Message}.", error);
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int file);
}
