using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>A file system of a few bytes, in memory. Skips the test, and says so, where mounting is not permitted.</summary>
sealed class SmallDisk : IDisposable
{
    readonly string _folder;

    SmallDisk(string folder) => _folder = folder;

    public static SmallDisk MountAt(string folder, string options)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to mount a file system");
        Directory.CreateDirectory(folder);
        var mounted = Run("mount", "-t", "tmpfs", "-o", options, "slipway-test", folder);
        Assert.SkipUnless(mounted.Code == 0, $"needs the right to mount: {mounted.All}");
        return new SmallDisk(folder);
    }

    public void Remount(string options) => Assert.Equal(0, Run("mount", "-o", $"remount,{options}", _folder).Code);

    public void Dispose() => Run("umount", "--lazy", _folder);

    static SlipwayProgram.Ended Run(params string[] command) => SlipwayProgram.Wait(SlipwayProgram.Start("/", command));
}
