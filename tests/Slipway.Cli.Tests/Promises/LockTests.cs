using Microsoft.Data.Sqlite;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>"Database locked": who holds it is named while one waits, and a wait has an end.</summary>
public sealed class LockTests
{
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Promise_A51_The_process_that_holds_the_database_is_named_and_the_wait_ends_with_6(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode).Pending();
        using var application = Holding(portfolio.Database);
        var before = portfolio.OnDisk("portfolio.db");
        var process = SlipwayProgram.Start(
            portfolio.Folder, [.. SlipwayProgram.Command, "up", "--lock-wait", "2500ms", "--", "/bin/echo", "served"]);

        var waiting = await LineAsync(process.StandardOutput, "Waiting for the lock");
        Assert.False(process.HasExited);
        var ended = Portfolio.Expect(6, SlipwayProgram.Wait(process));

        Assert.Contains($"pid {Environment.ProcessId} (", waiting, StringComparison.Ordinal);
        Assert.Matches($"msg=\"The lock on .*portfolio.db was not obtained within .*: pid {Environment.ProcessId} ", ended.Errors);
        Assert.Contains("  Nothing was changed.\n  Next: ", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("served\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal(before, portfolio.OnDisk("portfolio.db"));
        Assert.Empty(portfolio.Backups);
    }

    [Fact]
    public async Task Promise_A49_The_log_can_be_watched_while_it_works_and_goes_on_when_the_lock_is_free()
    {
        using var portfolio = Portfolio.InUse().Pending();
        using var application = Holding(portfolio.Database);
        var process = SlipwayProgram.Start(portfolio.Folder, [.. SlipwayProgram.Command, "up"]);

        await LineAsync(process.StandardOutput, "Connected to");
        await LineAsync(process.StandardOutput, "1 migration to apply");
        await LineAsync(process.StandardOutput, "Waiting for the lock");
        Assert.False(process.HasExited);
        Say(application, "rollback");

        var ended = Portfolio.Expect(0, SlipwayProgram.Wait(process));
        Assert.Contains("msg=\"Done: ", ended.Output, StringComparison.Ordinal);
    }

    static SqliteConnection Holding(SqliteFile database)
    {
        var connection = database.Open();
        Say(connection, "begin immediate");
        return connection;
    }

    static void Say(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static async Task<string> LineAsync(StreamReader output, string containing)
    {
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(containing, StringComparison.Ordinal))
                return line;
        }

        Assert.Fail($"There was no line with '{containing}'.");
        return "";
    }
}
