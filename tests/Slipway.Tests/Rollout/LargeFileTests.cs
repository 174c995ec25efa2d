using System.Text;
using Slipway.Files;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Tests.Target;
using Xunit;

namespace Slipway.Tests.Rollout;

/// <summary>Migrations whose statements are read from their file while they run.</summary>
public sealed class LargeFileTests : DeploymentSuite, IDisposable
{
    const int Rows = 300_000;

    readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("slipway-large-");

    string PathOfLarge => Path.Combine(_files.FullName, "0002_large.sql");

    [Fact]
    public async Task Fault_E7_every_statement_of_a_large_file_runs_once_and_its_text_is_not_kept()
    {
        var report = await RunAsync(RequestOfLarge(""));

        Assert.Equal(DeploymentOutcome.Applied, report.Outcome);
        Assert.Equal(Rows, Database.Content.Tables["users"]);
        var row = Database.Content.History.Applied[^1];
        Assert.Null(row.UpText);
        Assert.Equal("drop table users;\n", row.DownText);
    }

    [Theory]
    [InlineData("begin;\n", "commit;\n", DeploymentOutcome.Applied)]
    [InlineData("", "commit;\n", DeploymentOutcome.Refused)]
    [InlineData("", "vacuum;\n", DeploymentOutcome.Refused)]
    public async Task Fault_E22_what_must_not_stand_in_a_large_file_is_seen_before_it_runs(
        string first, string last, DeploymentOutcome outcome)
    {
        var report = await RunAsync(RequestOfLarge(first, last));

        Assert.Equal(outcome, report.Outcome);
        if (outcome is DeploymentOutcome.Applied)
            Assert.Equal(Rows, Database.Content.Tables["users"]);
        else
            Assert.Equal($"migrations/0002_large.sql:{Rows + 2}:1", Assert.Single(report.Problems).Where?.ToString());
    }

    [Fact]
    public async Task Fault_E20_a_large_file_that_is_changed_while_it_runs_is_rolled_back()
    {
        var request = RequestOfLarge("");
        Events.Then = happened =>
        {
            if (happened is RolloutEvent.StepBegan { Number: 2 })
                File.AppendAllText(PathOfLarge, "add row users;\n");
        };

        var problem = TheProblem(await RunAsync(request), Codes.FileChangedMeanwhile);

        Assert.Equal("Rolled back: the database is as it was before this run.", problem.State);
        Assert.Empty(Tables);
        Assert.Empty(Applied);
    }

    DeploymentRequest RequestOfLarge(string first, string last = "")
    {
        File.WriteAllText(Path.Combine(_files.FullName, "0001_users.sql"), "-- migrate:up\ncreate table users;\n");
        var text = new StringBuilder("-- migrate:up\n").Append(first);
        for (var row = 0; row < Rows; row++)
            text.Append("add row users;\n");
        File.WriteAllText(PathOfLarge, text.Append(last).Append("-- migrate:down\ndrop table users;\n").ToString());
        var files = MigrationFolder.Read(_files.FullName, "migrations", new MemoryTarget(Database).Description.Dialect).Required;
        return Request() with { Files = files };
    }

    void IDisposable.Dispose()
    {
        _files.Delete(recursive: true);
        Dispose();
    }
}
