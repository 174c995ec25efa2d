using System.Runtime.InteropServices;
using System.Text;
using Xunit;

namespace Slipway.Tests.Files;

/// <summary>What .NET cannot do to a file system.</summary>
static class Posix
{
    const uint Nobody = 65534;
    const int OpenFiles = 7;

    public static void MakePipe(string path) => Assert.Equal(0, MakeFifo(path, 0b110_100_100));

    /// <summary>Makes an empty file whose name is any bytes, and removes it afterwards.</summary>
    public static T With<T>(string folder, ReadOnlySpan<byte> name, Func<T> work)
    {
        byte[] path = [.. Encoding.UTF8.GetBytes(folder), (byte)'/', .. name, 0];
        var file = Creat(path, 0b110_100_100);
        Assert.True(file >= 0);
        try
        {
            return work();
        }
        finally
        {
            Assert.Equal((0, 0), (Close(file), Unlink(path)));
        }
    }

    /// <summary>Does it with another user's rights for the file system, on a thread of its own.</summary>
    public static T AsNobody<T>(Func<T> work)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to act as another user");
        var result = default(T);
        var failure = default(Exception);
        var thread = new Thread(() =>
        {
            _ = SetFileSystemUser(Nobody);
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return result!;
    }

    /// <summary>Does it while the process can open only so many files more.</summary>
    public static T WithFreeDescriptors<T>(int free, Func<T> work)
    {
        var before = new ulong[2];
        Assert.Equal(0, GetLimit(OpenFiles, before));
        var used = Directory.GetFiles("/proc/self/fd").Select(file => int.Parse(Path.GetFileName(file))).ToHashSet();
        var limit = 0;
        for (var left = free; left > 0 || used.Contains(limit); limit++)
            left -= used.Contains(limit) ? 0 : 1;
        try
        {
            Assert.Equal(0, SetLimit(OpenFiles, [(ulong)limit, before[1]]));
            return work();
        }
        finally
        {
            Assert.Equal(0, SetLimit(OpenFiles, before));
        }
    }

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false)]
    static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", EntryPoint = "creat")]
    static extern int Creat(byte[] path, uint mode);

    [DllImport("libc", EntryPoint = "unlink")]
    static extern int Unlink(byte[] path);

    [DllImport("libc", EntryPoint = "close")]
    static extern int Close(int file);

    [DllImport("libc", EntryPoint = "setfsuid")]
    static extern int SetFileSystemUser(uint user);

    [DllImport("libc", EntryPoint = "getrlimit")]
    static extern int GetLimit(int resource, [Out] ulong[] limit);

    [DllImport("libc", EntryPoint = "setrlimit")]
    static extern int SetLimit(int resource, ulong[] limit);
}
