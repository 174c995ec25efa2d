using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Machine;

/// <summary>What the kernel tells of paths, and the framework does not.</summary>
static partial class MachineCalls
{
    const int LongestPath = 4096;

    /// <summary>The facts about the file system that a path lies on.</summary>
    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int StatFs(string path, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    /// <summary>The path without symbolic links; <see langword="null"/> when nothing is there.</summary>
    public static string? RealPath(string path)
    {
        var real = new byte[LongestPath];
        return RealPath(path, real) == IntPtr.Zero ? null : Encoding.UTF8.GetString(real.AsSpan(0, real.AsSpan().IndexOf((byte)0)));
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr RealPath(string path, Span<byte> real);
}
