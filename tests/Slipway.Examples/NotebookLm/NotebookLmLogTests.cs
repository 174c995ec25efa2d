using Slipway.Examples.Deployed;
using Xunit;

namespace Slipway.Examples.NotebookLm;

/// <summary>The guide's log of a start, line by line, on a server that comes late.</summary>
public sealed class NotebookLmLogTests(LateStart late) : IClassFixture<LateStart>
{
    public const string Unavailable = "Database is unavailable - sleeping";

    const string Rule = "==========================================";

    [Fact]
    public async Task Promise_G1_The_database_comes_late_and_the_server_starts_once()
    {
        Assert.InRange(late.Log.Count(line => line == Unavailable), 3, 60);
        Assert.Single(late.Log, line => line.StartsWith("Starting server: ", StringComparison.Ordinal));
        Assert.Single(late.Log, line => line.StartsWith("NotebookLM ", StringComparison.Ordinal));
        Assert.Equal((200, """{"status":"healthy"}"""), await late.Server.GetAsync("/health"));
        Assert.Equal((200, "[]"), await late.Server.GetAsync("/api/users"));
    }

    [Fact]
    public void Promise_N3_It_waits_until_the_database_is_there_before_it_does_anything()
    {
        var ready = late.GuideLog.Index().Single(line => line.Item == "Database is ready!").Index;

        Assert.All(late.GuideLog.Take(ready).Skip(4), line => Assert.Equal(Unavailable, line));
        Assert.True(ready > 6, string.Join('\n', late.Log));
    }

    [Fact]
    public void Promise_N16_The_log_begins_with_the_banner() =>
        Assert.Equal([Rule, "Starting NotebookLM Backend", Rule], late.Log.Take(3));

    [Fact]
    public void Promise_N17_Then_it_says_that_it_waits() => Assert.Equal("Waiting for database to be ready...", late.Log[3]);

    [Fact]
    public void Promise_N18_And_when_that_is_over() => Assert.Single(late.Log, line => line == "Database is ready!");

    [Fact]
    public void Promise_N19_That_migrations_run_stands_between_rules() =>
        Assert.Equal([Rule, "Running database migrations...", Rule], After("Database is ready!", 3));

    [Fact]
    public void Promise_N20_The_engine_and_the_transactions_are_named() => Assert.Equal(
        [
            Rule,
            "INFO  [slipway.migration] Context impl PostgreSQL.",
            "INFO  [slipway.migration] Will assume transactional DDL.",
        ],
        After("Running database migrations...", 3));

    [Fact]
    public void Promise_N21_Each_upgrade_is_a_line() => Assert.Equal(
        [
            "INFO  [slipway.migration] Running upgrade -> 984c884b5d03, initial_migration",
            "INFO  [slipway.migration] Running upgrade 984c884b5d03 -> 3f9a6c1e7b28, add_notebooks",
        ],
        After("INFO  [slipway.migration] Will assume transactional DDL.", 2));

    [Fact]
    public void Promise_N22_That_they_are_done_stands_between_rules() => Assert.Equal(
        [Rule, "Migrations completed", Rule],
        After("INFO  [slipway.migration] Running upgrade 984c884b5d03 -> 3f9a6c1e7b28, add_notebooks", 3));

    [Fact]
    public void Promise_N23_Then_the_server_is_started_and_the_next_line_is_its_own()
    {
        Assert.StartsWith("Starting server: dotnet ", late.Log[^2], StringComparison.Ordinal);
        Assert.Matches(@"^NotebookLM 1\.1\.0 at http://0\.0\.0\.0:\d+$", late.Log[^1]);
    }

    [Fact]
    public void Promise_N36_Once_the_database_is_there_it_continues_by_itself()
    {
        Assert.Equal(Example.NotebookLm.Ids, late.Database.Applied());
        Assert.Equal("Database is ready!", After(Unavailable, 1, last: true).Single());
    }

    [Fact]
    public void Promise_N37_Why_the_database_is_not_there_yet_is_said_once_and_is_no_error()
    {
        Assert.Matches(
            @"^INFO  \[slipway\] Waiting for the database, \d+ s so far: .*refused",
            late.Log.First(line => line.Contains("Waiting for the database", StringComparison.Ordinal)));
        Assert.DoesNotContain(late.Log, line => line.StartsWith("ERROR", StringComparison.Ordinal));
    }

    /// <summary>The lines after one, of those that the guide knows.</summary>
    IEnumerable<string> After(string line, int count, bool last = false)
    {
        var log = late.GuideLog.ToList();
        return log.Skip((last ? log.LastIndexOf(line) : log.IndexOf(line)) + 1).Take(count);
    }
}
