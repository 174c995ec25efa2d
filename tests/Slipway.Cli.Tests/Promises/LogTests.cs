using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>What is watched during a deployment, line by line, and that with nothing to do nothing is done.</summary>
public sealed class LogTests
{
    [Fact]
    public void Promise_A40_The_tables_are_listed_of_the_file_that_the_url_names()
    {
        using var portfolio = Portfolio.InUse();

        var shown = portfolio.Succeed("status", "--tables", "--url", "file:" + portfolio.Database.Path);

        Assert.Matches(@"(?m)^ portfolios +40 +rows$", shown);
        Assert.Matches(@"(?m)^ users +40 +rows$", shown);
    }

    [Fact]
    public void Promise_A45_The_first_line_is_the_connection()
    {
        using var portfolio = Portfolio.InUse().Pending();

        Assert.StartsWith(
            $"level=info msg=\"Connected to sqlite {portfolio.Database.Path}, at {Portfolio.Before}\" "
            + $"engine=sqlite environment=production current={Portfolio.Before}\n",
            portfolio.Succeed("up"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_A46_Each_table_is_told_with_its_rows()
    {
        using var portfolio = Portfolio.InUse().Pending();

        Assert.Contains(" rows.portfolios=40 rows.users=40\n", portfolio.Succeed("up"), StringComparison.Ordinal);
        var shown = portfolio.Succeed("verify");
        Assert.Matches(@"(?m)^ok +table portfolios +40 rows, 3 columns$", shown);
        Assert.Matches(@"(?m)^ok +table users +40 rows, 3 columns$", shown);
    }

    [Fact]
    public void Promise_A47_The_revision_that_was_expected_and_the_one_that_is_there_are_told()
    {
        using var portfolio = Portfolio.InUse().Pending();

        Assert.Contains($" expected={Portfolio.After} actual={Portfolio.After} ", portfolio.Succeed("up"), StringComparison.Ordinal);
        Assert.Matches(
            $"(?m)^ok +revision +expected {Portfolio.After}, found {Portfolio.After}: the same$", portfolio.Succeed("verify"));
        portfolio.Database.Execute($"delete from slipway_history where id = '{Portfolio.After}'");
        Assert.Matches(
            $"(?m)^problem +revision +expected {Portfolio.After}, found {Portfolio.Before}: ", portfolio.Fail(3, "verify").Output);
    }

    [Fact]
    public void Promise_A48_What_is_doubtful_is_a_warning_with_a_code_and_stops_nothing()
    {
        using var portfolio = Portfolio.InUse().Pending().Migration("0001_came_late", "create table late (id integer primary key);");

        var lines = portfolio.Succeed("up", "-q").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Matches("^level=warn msg=\".*\" code=[a-z-]+", line));
        Assert.Single(lines, line => line.Contains("0001_came_late", StringComparison.Ordinal));
        Assert.Equal(0, portfolio.Database.Count("late"));
    }

    [Fact]
    public void Promise_A55_The_last_line_says_from_where_to_where_how_long_and_which_backup()
    {
        using var portfolio = Portfolio.InUse().Pending();

        var last = portfolio.Succeed("up").TrimEnd().Split('\n')[^1];

        Assert.Matches(
            $"^level=info msg=\"Done: {Portfolio.Before} -> {Portfolio.After}, 1 migration in [0-9]+ ms, "
            + $"backup {Path.GetFileNameWithoutExtension(portfolio.Backups[0])}\" from={Portfolio.Before} to={Portfolio.After} ms=[0-9]+$",
            last);
    }

    [Fact]
    public void Promise_A55_As_JSON_each_line_of_the_log_is_an_object()
    {
        using var portfolio = Portfolio.InUse().Pending().Migration("0004_bad", "insert into nowhere values (1);");

        var ended = portfolio.Fail(1, "up", "--log-format", "json");

        var lines = ended.All.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.True(lines.Count >= 5, ended.All);
        Assert.All(lines, line => Assert.Matches("^(info|warn|error)$", line.GetProperty("level").GetString()));
        var error = Assert.Single(lines, line => line.GetProperty("level").GetString() == "error");
        Assert.Contains("no such table: nowhere", error.GetProperty("msg").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_N33_Nothing_to_do_is_said_and_is_no_failure()
    {
        using var portfolio = Portfolio.InUse();

        var lines = portfolio.Succeed("up").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Length);
        Assert.Equal($"level=info msg=\"No migrations to apply (at {Portfolio.Before}).\" current={Portfolio.Before}", lines[1]);
        Assert.Contains($"\nNo migrations to apply (at head {Portfolio.Before}).\n", portfolio.Succeed("status"), StringComparison.Ordinal);
        Assert.Equal("nothing", portfolio.Json("up").GetProperty("outcome").GetString());
    }

    [Fact]
    public void Promise_N34_The_server_starts_as_ever_with_its_arguments_and_its_exit_code()
    {
        using var portfolio = Portfolio.InUse();

        var ended = portfolio.Fail(
            7, "up", "--", "/bin/sh", "-c", "printf '<%s>' \"$@\"; exit 7", "sh", "", "two words", "--json", "--", "ø'\"$x");

        Assert.EndsWith("<><two words><--json><--><ø'\"$x>", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Promise_P8_With_nothing_pending_nothing_is_written_and_the_same_process_becomes_the_server(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode);
        var (files, events) = (portfolio.OnDisk(), portfolio.Events());
        var folder = Directory.GetFileSystemEntries(portfolio.Folder);

        for (var start = 0; start < 2; start++)
        {
            var process = SlipwayProgram.Start(
                portfolio.Folder, [.. SlipwayProgram.Command, "up", "--", "/bin/sh", "-c", "echo served by $$; ls data"]);
            var ended = Portfolio.Expect(0, SlipwayProgram.Wait(process));
            Assert.EndsWith($"\nserved by {process.Id}\nportfolio.db\n", ended.Output, StringComparison.Ordinal);
            Assert.Equal(files, portfolio.OnDisk());
        }

        Assert.Equal(events, portfolio.Events());
        Assert.Equal(folder, Directory.GetFileSystemEntries(portfolio.Folder));
        Assert.Empty(portfolio.Backups);
    }

    [Fact]
    public void Promise_A59_The_four_lines_of_an_emergency_are_commands_that_work()
    {
        using var portfolio = Portfolio.InUse().Pending();

        var lines = portfolio.Succeed("help", "quick").TrimEnd('\n').Split('\n');

        Assert.Equal(["deploy", "backup", "restore", "health check"], lines.Select(line => Regex.Split(line, " {2,}")[0]));
        var commands = lines.Select(line => Regex.Split(line, " {2,}")[1]).ToList();
        Assert.All(commands, command => Assert.StartsWith("slipway ", command, StringComparison.Ordinal));
        var deployed = Portfolio.Expect(0, portfolio.Type(commands[0].Replace("SERVER", "echo served", StringComparison.Ordinal)));
        Assert.EndsWith("\nserved\n", deployed.Output, StringComparison.Ordinal);
        Assert.Equal(Portfolio.After, portfolio.Database.Applied()[^1]);
        Portfolio.Expect(0, portfolio.Type(commands[1]));
        portfolio.Database.Execute("delete from portfolios");
        Portfolio.Expect(0, portfolio.Type(commands[2]));
        Assert.Equal(40, portfolio.Database.Count("portfolios"));
        Assert.Contains("0 problems", Portfolio.Expect(0, portfolio.Type(commands[3])).Output, StringComparison.Ordinal);
    }
}
