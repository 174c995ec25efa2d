using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class WaitCommandTests
{
    [Fact]
    public void A_database_that_answers_is_told_at_once()
    {
        using var project = Shop.Deployed();

        Assert.Contains("answers, at 0002_orders", project.Succeed("wait"), StringComparison.Ordinal);
        Assert.True(project.Json("wait").GetProperty("answers").GetBoolean());
    }

    [Fact]
    public void What_waiting_cannot_mend_ends_it_at_once()
    {
        using var project = Shop.New();

        Assert.Contains("is not there", project.Fail(9, "wait", "--timeout", "forever").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_A51_It_waits_for_a_lock_names_its_holder_and_goes_on_when_it_is_free()
    {
        using var project = Shop.Deployed();
        var connection = project.Database.Open();
        using (var hold = connection.CreateCommand())
        {
            hold.CommandText = "begin exclusive";
            hold.ExecuteNonQuery();
        }

        var refused = project.Fail(6, "wait", "--timeout", "0");
        Assert.Contains($"pid {Environment.ProcessId}", refused.Errors, StringComparison.Ordinal);

        using var waiting = SlipwayProgram.Start(project.Folder, [.. SlipwayProgram.Command, "wait", "--log-format", "plain"]);
        var line = await waiting.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Waiting for the database", line, StringComparison.Ordinal);
        await connection.DisposeAsync();
        var ended = SlipwayProgram.Wait(waiting);
        Assert.Equal(0, ended.Code);
        Assert.Contains("answers", ended.Output, StringComparison.Ordinal);
    }
}
