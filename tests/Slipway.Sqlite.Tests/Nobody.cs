using System.Runtime.InteropServices;
using Slipway.Problems;
using Xunit;

namespace Slipway.Sqlite.Tests;

/// <summary>Does something with the rights that user 65534 has to files, on a thread of its own.</summary>
static class Nobody
{
    const uint User = 65534;

    /// <param name="folder">A folder that the test has made: its mode is set.</param>
    /// <param name="work">What to do.</param>
    /// <param name="mode">The folder's mode.</param>
    /// <returns>The problem that it ended with; <see langword="null"/> when it went well.</returns>
    public static Problem? Do(string folder, Func<Task> work, UnixFileMode mode = (UnixFileMode)0b111_101_101)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to act as another user");
        File.SetUnixFileMode(folder, mode);
        Problem? problem = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            _ = SetFileSystemUser(User);
            try
            {
                work().GetAwaiter().GetResult();
            }
            catch (ProblemException exception)
            {
                problem = exception.Problem;
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return problem;
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    static extern int SetFileSystemUser(uint user);
}
