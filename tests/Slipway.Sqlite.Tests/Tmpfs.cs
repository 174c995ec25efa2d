using System.Diagnostics;
using Xunit;

namespace Slipway.Sqlite.Tests;

/// <summary>A file system in memory, mounted for a test. Skips the test, and says so, where mounting is not permitted.</summary>
sealed class Tmpfs : IDisposable
{
    Tmpfs(string folder) => Folder = folder;

    public string Folder { get; }

    public static Tmpfs Mount(string options)
    {
        var folder = Directory.CreateTempSubdirectory("slipway-tmpfs-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", options, "slipway-test", folder) is { } words)
        {
            Directory.Delete(folder);
            Assert.Skip($"needs the right to mount: {words}");
        }

        return new Tmpfs(folder);
    }

    public void Remount(string options) => Assert.Null(Run("mount", "-o", $"remount,{options}", Folder));

    public void Dispose()
    {
        Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    /// <returns>What it complained of; <see langword="null"/> when it did not.</returns>
    static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            })!;
            var words = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : words;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
