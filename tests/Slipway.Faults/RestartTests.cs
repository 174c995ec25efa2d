using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>A container that fails and is started again, and again.</summary>
public sealed class RestartTests
{
    const int Restarts = 20;

    [Fact]
    public void Fault_I9_a_migration_that_fails_at_every_restart_keeps_one_backup_and_pushes_no_good_one_out()
    {
        using var project = new TempProject("""{ "url": "file:./app.db", "backup": { "dir": "./backups", "keep": 3 } }""")
            .Migration("0001_a", "create table a (x);");
        Assert.Equal(0, project.Run("up", "--create").Code);
        for (var number = 2; number <= 3; number++)
            Assert.Equal(0, project.Migration($"000{number}_a", $"insert into a values ({number});").Run("up").Code);
        var good = Backups(project);
        Assert.Equal(2, good.Count);
        var before = project.Database.Dump();
        project.Migration("0004_broken", "insert into a values (4);\ninsert into nowhere values (1);");

        for (var restart = 0; restart < Restarts; restart++)
        {
            var ended = project.Run("up", "--", "echo", "launched");
            Assert.Equal(1, ended.Code);
            Assert.DoesNotContain("launched", ended.Output, StringComparison.Ordinal);
        }

        Assert.Equal(before, project.Database.Dump());
        Assert.Single(Backups(project).Except(good));
        Assert.Empty(good.Except(Backups(project)));

        project.Migration("0004_broken", "insert into a values (4);");
        Assert.Equal(0, project.Run("up").Code);
        Assert.Empty(good.Except(Backups(project)));
        Assert.Equal(3, Backups(project).Count);
    }

    [Fact]
    public void Fault_I9_a_server_that_crashes_at_every_restart_makes_no_backups()
    {
        using var project = new TempProject().Migration("0001_a", "create table a (x);");
        Assert.Equal(0, project.Run("up", "--create").Code);

        for (var restart = 0; restart < Restarts; restart++)
            Assert.Equal(3, project.Run("up", "--", "sh", "-c", "exit 3").Code);

        Assert.False(Directory.Exists(project.Backups));
    }

    static IReadOnlyList<string> Backups(TempProject project) => [.. Directory.EnumerateFiles(project.Backups, "*.db").Order()];
}
