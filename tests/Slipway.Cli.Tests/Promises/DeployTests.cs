using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>The guide's first page: one command that does everything safely.</summary>
public sealed class DeployTests
{
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Promise_A3_A_deployment_backs_up_what_was_there(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode).Pending();
        var before = portfolio.Database.Dump();

        var backup = portfolio.Json("up").GetProperty("backup");

        Assert.True(backup.GetProperty("verified").GetBoolean());
        Assert.Equal(Assert.Single(portfolio.Backups), backup.GetProperty("path").GetString());
        Assert.Equal(before, new SqliteFile(portfolio.Backups[0]).Dump());
    }

    [Theory]
    [InlineData("up")]
    [InlineData("deploy")]
    [InlineData("migrate")]
    public void Promise_A4_One_command_does_everything_and_without_a_server_ends(string word)
    {
        using var portfolio = Portfolio.InUse().Pending();

        var lines = portfolio.Succeed(word).Split('\n').Where(line => line.StartsWith("level=info", StringComparison.Ordinal)).ToList();

        string[] inOrder = ["Connected to", "1 migration to apply", "Backup portfolio_", "Applying", "Committed", "Verified", "Done:"];
        Assert.Equal(inOrder.Length, lines.Count);
        Assert.All(inOrder.Zip(lines), pair => Assert.StartsWith($"level=info msg=\"{pair.First}", pair.Second, StringComparison.Ordinal));
        Assert.Equal(["0001_users", Portfolio.Before, Portfolio.After], portfolio.Database.Applied());
    }

    [Fact]
    public void Promise_A11_The_update_alone_is_a_command_and_wants_the_right_environment()
    {
        using var portfolio = Portfolio.InUse().Pending();
        var before = portfolio.OnDisk();

        portfolio.Fail(9, "upgrade", "--env", "development");
        Assert.Equal(before, portfolio.OnDisk());

        portfolio.Succeed("upgrade", "head", "--env", "production");
        Assert.Equal(Portfolio.After, portfolio.Database.Applied()[^1]);
    }

    [Theory]
    [InlineData("-- migrate:parent 0003_nowhere", 2)]
    [InlineData("-- migrate:parrent 0002_portfolios", 2)]
    [InlineData("-- migrate:transaction perhaps", 2)]
    public void Promise_A17_Files_are_validated_before_anything_is_touched(string header, int code)
    {
        using var portfolio = Portfolio.InUse().Pending().Migration("0004_bad", "create table more (id integer);", header: header);
        var before = portfolio.OnDisk();

        Assert.Contains("0004_bad.sql", portfolio.Fail(code, "up").Errors, StringComparison.Ordinal);

        Assert.Equal(before, portfolio.OnDisk());
        Assert.Empty(portfolio.Backups);
    }

    [Fact]
    public void Promise_A17_Files_that_are_not_what_was_applied_stop_the_deployment()
    {
        using var portfolio = Portfolio.InUse().Pending()
            .Migration("0001_users", "create table users (id integer primary key, email text);");
        var before = portfolio.OnDisk();

        Assert.Contains("0001_users", portfolio.Fail(3, "up").Errors, StringComparison.Ordinal);

        Assert.Equal(before, portfolio.OnDisk());
        Assert.Empty(portfolio.Backups);
    }

    [Theory]
    [InlineData("file:")]
    [InlineData("file://")]
    [InlineData("sqlite:///")]
    [InlineData("")]
    public void Promise_A22_A_first_deployment_makes_the_folder_and_the_file_of_the_applications_url(string scheme)
    {
        using var portfolio = new Portfolio("""{ "environment": "production" }""");
        var file = Path.Combine(portfolio.Folder, "app", "data", "port folio.db");

        Portfolio.Expect(0, portfolio.RunWith("NUXT_DATABASE_URL", scheme + file, "up", "--create"));

        Assert.Equal(["0001_users", Portfolio.Before], new SqliteFile(file).Applied());
        Assert.Matches("^6[04][04]$", portfolio.ModeOf(file));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Promise_A24_The_database_on_the_volume_has_an_environment_of_its_own()
    {
        using var portfolio = new Portfolio("""
            {
              "url": "file:./data/portfolio.db",
              "environment": "development",
              "environments": {
                "development": {},
                "docker": { "url": "file:./volume/portfolio.db", "backup": { "dir": "./volume/backups" } }
              }
            }
            """);
        portfolio.Succeed("up", "--create");
        portfolio.Succeed("up", "--create", "--env", "docker");
        var development = portfolio.OnDisk();
        portfolio.Pending();

        var ended = portfolio.RunWith("SLIPWAY_ENV", "docker", "up");

        Portfolio.Expect(0, ended);
        Assert.Equal(Portfolio.After, new SqliteFile(Path.Combine(portfolio.Folder, "volume", "portfolio.db")).Applied()[^1]);
        Assert.Single(Directory.GetFiles(Path.Combine(portfolio.Folder, "volume", "backups"), "portfolio_backup_docker_*.db"));
        Assert.Equal(development, portfolio.OnDisk());
    }

    [Fact]
    public void Promise_A25_A_deployment_with_nothing_to_do_is_backed_up_only_where_that_is_wanted()
    {
        using var portfolio = Portfolio.InUse().Pending();
        portfolio.Succeed("up");
        portfolio.Succeed("up");
        Assert.Single(portfolio.Backups);

        portfolio.Write("slipway.json", """
            { "url": "file:./data/portfolio.db", "environment": "production", "backup": { "dir": "./backups", "always": true } }
            """);
        portfolio.Succeed("up");
        portfolio.Succeed("up");

        Assert.Equal(3, portfolio.Backups.Count);
        Assert.Equal(portfolio.Database.Dump(), new SqliteFile(portfolio.Backups[^1]).Dump());
    }

    [Fact]
    public void Promise_A53_Whatever_changes_the_database_backs_it_up_first()
    {
        using var portfolio = Portfolio.InUse().Pending();

        portfolio.Succeed("up");
        portfolio.Succeed("down", "-1", "--yes");
        portfolio.Succeed("restore", "latest");

        var reasons = portfolio.Json("backup", "list").EnumerateArray().Select(backup => backup.GetProperty("reason").GetString());
        Assert.Equal(["before-restore", "before-down", "before-up"], reasons);
        Portfolio.Expect(0, portfolio.Run("backup", "verify", "--deep"));
    }
}
