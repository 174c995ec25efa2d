using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>A container whose migration fails is started again and again.</summary>
public sealed class RestartLoopTests
{
    [Fact]
    public void Promise_N27_each_start_fails_alike_changes_nothing_and_pushes_no_good_backup_out()
    {
        using var project = ServerProject.Deployed();
        var good = Assert.Single(Backups(project.Run("backup", "create")));
        project.Migration("0002_fails", "insert into notes (text) values ('b');\nselect 1 / 0;");
        var started = Path.Combine(project.Folder, "started");

        var starts = Enumerable.Range(0, 4).Select(_ => project.Run("up", "--", "/bin/touch", started)).ToList();

        Assert.All(starts, start => Assert.Equal(1, start.Code));
        Assert.All(starts, start => Assert.Contains("0002_fails.sql:3:1", start.Errors, StringComparison.Ordinal));
        Assert.False(File.Exists(started));
        Assert.Equal(["a"], project.Texts);
        Assert.Contains(good, Backups());
        Assert.Equal(2, Backups().Count);
        Assert.Equal(4, project.Run("history", "--failed").Output.Split("division by zero").Length - 1);
        Assert.Contains("division by zero", project.Run("doctor").Output, StringComparison.Ordinal);
        Settled.Assert(project.Database);

        IReadOnlyList<string> Backups(Slipway.Testing.SlipwayProgram.Ended? before = null)
        {
            Assert.True(before is null or { Code: 0 }, before?.All);
            return Directory.GetFiles(Path.Combine(project.Folder, "backups"), "*.dump");
        }
    }
}
