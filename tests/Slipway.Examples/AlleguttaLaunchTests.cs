using Slipway.Testing;
using Xunit;

namespace Slipway.Examples;

/// <summary>The whole of it: <c>slipway up -- SERVER</c> on the database two versions behind.</summary>
public sealed class AlleguttaLaunchTests(ExistingDatabase existing) : IClassFixture<ExistingDatabase>
{
    [Fact]
    public async Task Promise_A58_One_command_backs_up_migrates_verifies_and_becomes_the_server()
    {
        using var project = new AlleguttaProject().With(existing.File);
        using var server = ServerProcess.Start(
            project.Folder, [.. SlipwayProgram.Command, "up", "--", .. ServerProcess.Command], project.Environment);

        var (status, text) = await server.GetAsync("/api/health");

        Assert.True(status == 200, text);
        Assert.Equal(AlleguttaExample.Ids, project.Database.Applied());
        Assert.Contains("allegutta.dll", File.ReadAllText($"/proc/{server.Id}/cmdline"), StringComparison.Ordinal);
        var backup = new SqliteFile(Assert.Single(Directory.GetFiles(project.Backups, "portfolio_backup_production_*.db")));
        Assert.Equal(existing.Database.Dump(), backup.Dump());
        Assert.Equal(0, server.Terminate());
    }

    [Fact]
    public void Promise_A58_A_migration_that_fails_launches_nothing()
    {
        using var project = new AlleguttaProject().With(existing.File);
        project.Database.Execute(AlleguttaDataTests.Contradiction);

        var ended = project.Run(["up", "--", .. ServerProcess.Command]);

        Assert.Equal(8, ended.Code);
        Assert.DoesNotContain("AlleGutta", ended.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_backup_that_up_made_is_restored_beside_a_running_server_and_up_leads_forward_again()
    {
        using var project = new AlleguttaProject().With(existing.File);
        using var server = ServerProcess.Start(
            project.Folder, [.. SlipwayProgram.Command, "up", "--", .. ServerProcess.Command], project.Environment);

        project.Succeed("restore", "latest");
        Assert.Equal(existing.Database.Dump(), project.Database.Dump());
        Assert.Equal(503, (await server.GetAsync("/api/health")).Status);

        project.Succeed("up");
        Assert.Equal(200, (await server.GetAsync("/api/health")).Status);
    }
}
