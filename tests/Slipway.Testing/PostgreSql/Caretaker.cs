using System.Diagnostics;

namespace Slipway.Testing.PostgreSql;

/// <summary>
/// Tidies up after servers, however this process ends: a shell that waits for the end of its input, which comes when this
/// object is disposed, when the process has ended, and when it was killed.
/// </summary>
sealed class Caretaker : IDisposable
{
    readonly Process shell;

    /// <param name="work">What the shell does then.</param>
    public Caretaker(string work)
    {
        // A session of its own, so that what is typed at a terminal or sent to the group of the tests does not reach it.
        var start = new ProcessStartInfo(
            "setsid", ["--wait", .. PostgresUser.Command, "sh", "-c", "trap '' HUP INT TERM; cat >/dev/null; " + work])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        shell = Process.Start(start)!;
    }

    /// <summary>Has the work done, and waits for it.</summary>
    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit(TimeSpan.FromMinutes(1));
        shell.Dispose();
    }
}
