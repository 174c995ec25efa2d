using System.Diagnostics;
using Xunit;

namespace Slipway.Sqlite.Tests.Connections;

public sealed class UsersTests : SqliteSuite
{
    string Folder => System.IO.Path.GetDirectoryName(Path)!;

    [Fact]
    public async Task Who_opened_the_database_by_another_path_is_found()
    {
        Execute("pragma journal_mode = wal; create table t (n integer primary key, word text)");
        var link = System.IO.Path.Combine(Folder, "link.db");
        File.CreateSymbolicLink(link, Path);
        Directory.CreateSymbolicLink(Folder + "-link", Folder);
        try
        {
            using var writer = new Writer(link, 50);
            await writer.CommitsAsync(Cancel);
            foreach (var path in new[] { Path, link, System.IO.Path.Combine(Folder + "-link", "app.db") })
            {
                await using var target = new SqliteTarget(new SqliteLocation(path), SqliteOptions.Default);
                Assert.StartsWith($"pid {writer.Id} (", Assert.Single(await target.FindUsersAsync(Cancel)), StringComparison.Ordinal);
            }

            await writer.StopAsync(Cancel);
        }
        finally
        {
            Directory.Delete(Folder + "-link");
        }

        Assert.Empty(await Target.FindUsersAsync(Cancel));
    }

    /// <summary>What it writes is lost once it ends: whoever puts another file there should know.</summary>
    [Fact]
    public async Task Who_has_a_removed_database_open_is_found()
    {
        Execute("pragma journal_mode = delete; create table t (n integer primary key, word text)");
        using var application = Child.Start(Child.Command("leave-half", Path));
        Assert.Equal("half", await application.StandardOutput.ReadLineAsync(Cancel));
        File.Delete(Path);
        var user = Assert.Single(await Existing().FindUsersAsync(Cancel));
        Assert.StartsWith($"pid {application.Id} (", user, StringComparison.Ordinal);
        Assert.Contains("removed", user, StringComparison.Ordinal);
        application.Kill();
        await application.WaitForExitAsync(Cancel);
        Assert.Empty(await Existing().FindUsersAsync(Cancel));
    }

    /// <summary>As in a container with the database's volume at another place.</summary>
    [Fact]
    public async Task Who_sees_the_database_elsewhere_in_another_mount_namespace_is_found()
    {
        Assert.SkipUnless(
            Environment.IsPrivilegedProcess && File.Exists("/usr/bin/unshare"), "needs root and unshare, to make a mount namespace");
        Execute("pragma journal_mode = wal; create table t (n integer primary key, word text)");
        var place = Directory.CreateTempSubdirectory("slipway-elsewhere-").FullName;
        try
        {
            using var writer = Child.Start(
                "/usr/bin/unshare", "--mount", "/bin/sh", "-c",
                $"mount --bind '{Folder}' '{place}' && exec '{Environment.ProcessPath}' {Child.Flag} write '{place}/app.db' 50");
            var line = await writer.StandardOutput.ReadLineAsync(Cancel);
            Assert.SkipWhen(line is null, $"needs the right to mount in a namespace: {await ErrorsAsync(writer)}");
            Assert.StartsWith($"pid {writer.Id} (", Assert.Single(await Target.FindUsersAsync(Cancel)), StringComparison.Ordinal);
            writer.Kill();
            await writer.WaitForExitAsync(Cancel);
        }
        finally
        {
            Directory.Delete(place);
        }

        async Task<string> ErrorsAsync(Process process) => process.HasExited ? await process.StandardError.ReadToEndAsync(Cancel) : "";
    }
}
