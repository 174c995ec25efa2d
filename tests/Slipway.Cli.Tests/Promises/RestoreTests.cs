using System.Text.RegularExpressions;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>The way back: the command that is printed, and what a restore does with what it finds.</summary>
public sealed partial class RestoreTests
{
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Promise_A9_A_deployment_that_failed_half_way_prints_the_command_that_leads_back(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode).Migration(
            Portfolio.After,
            "alter table users add column locale text;\ninsert into portfolios (owner) values (1), (2);\ninsert into nowhere values (1);",
            header: "-- migrate:transaction off");
        var before = portfolio.Database.Dump();

        var failed = portfolio.Fail(1, "up");

        Assert.NotEqual(before, portfolio.Database.Dump());
        Assert.Contains("The first 2 of 3 statements", failed.Errors, StringComparison.Ordinal);
        Portfolio.Expect(0, portfolio.Type(Command().Match(failed.Errors).Value));
        Assert.Equal(before, portfolio.Database.Dump());
    }

    [Fact]
    public void Promise_A9_The_way_back_is_still_there_after_the_next_start_failed_as_well()
    {
        using var portfolio = Portfolio.InUse().Migration(
            Portfolio.After,
            "alter table users add column locale text;\ninsert into nowhere values (1);",
            header: "-- migrate:transaction off");
        var before = portfolio.Database.Dump();
        var failed = portfolio.Fail(1, "up");
        for (var start = 0; start < 3; start++)
            Assert.Equal(Command().Match(failed.Errors).Value, Command().Match(portfolio.Fail(1, "up").Errors).Value);

        Assert.Contains("in the middle of ", portfolio.Succeed("backup", "list"), StringComparison.Ordinal);
        portfolio.Succeed("restore", "latest", "--yes");
        Assert.Equal(before, portfolio.Database.Dump());
        Portfolio.Expect(0, portfolio.Type(Command().Match(failed.Errors).Value));

        Assert.Equal(before, portfolio.Database.Dump());
        portfolio.Pending().Succeed("up");
        Assert.DoesNotContain("interrupted", portfolio.Succeed("status"), StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_A9_Where_one_of_two_transactions_stands_the_command_leads_behind_both()
    {
        using var portfolio = Portfolio.InUse().Pending().Migration("0004_bad", "insert into nowhere values (1);");
        var before = portfolio.Database.Dump();

        var failed = portfolio.Fail(1, "up", "--transaction", "migration");

        Assert.Equal(Portfolio.After, portfolio.Database.Applied()[^1]);
        Portfolio.Expect(0, portfolio.Type(Command().Match(failed.Errors).Value));
        Assert.Equal(before, portfolio.Database.Dump());
    }

    [Fact]
    public void Promise_A9_A_success_names_the_backup_that_leads_back()
    {
        using var portfolio = Portfolio.InUse().Pending();
        var before = portfolio.Database.Dump();

        var done = portfolio.Succeed("up").TrimEnd().Split('\n')[^1];

        var backup = Regex.Match(done, "backup (portfolio_backup_production_[0-9_]+)").Groups[1];
        Portfolio.Expect(0, portfolio.Type($"slipway restore {backup}"));
        Assert.Equal(before, portfolio.Database.Dump());
    }

    [Theory]
    [InlineData("delete", "-journal")]
    [InlineData("wal", "-wal")]
    public void Promise_G7_What_a_crash_left_is_not_played_into_what_was_restored(string journalMode, string leaving)
    {
        using var portfolio = Portfolio.InUse(journalMode);
        portfolio.Succeed("backup", "create");
        var before = portfolio.Database.Dump();
        Crash(portfolio.Database, journalMode);
        Assert.True(new FileInfo(portfolio.Database.Path + leaving).Length > 0);

        portfolio.Succeed("restore", "latest-good");

        Assert.Equal(before, portfolio.Database.Dump());
        Assert.Equal("ok", portfolio.Database.Single("pragma integrity_check"));
    }

    [Theory]
    [InlineData("file:")]
    [InlineData("sqlite:///")]
    public void Promise_G6_The_backup_goes_where_the_url_of_the_application_leads(string scheme)
    {
        using var portfolio = Portfolio.InUse();
        portfolio.Succeed("backup", "create");
        var before = portfolio.Database.Dump();
        portfolio.Database.Execute("delete from portfolios; delete from users");
        portfolio.Write("slipway.json", """{ "environment": "production" }""");

        Portfolio.Expect(0, portfolio.RunWith("NUXT_DATABASE_URL", scheme + portfolio.Database.Path, "restore", "latest"));

        Assert.Equal(before, portfolio.Database.Dump());
        Assert.Empty(Directory.GetFileSystemEntries(portfolio.Folder, "*:*"));
    }

    [Fact]
    public void Promise_A32_A_damaged_backup_is_passed_over_for_the_latest_good_one()
    {
        using var portfolio = Portfolio.InUse();
        portfolio.Succeed("backup", "create");
        var before = portfolio.Database.Dump();
        portfolio.Database.Execute("update users set email = 'x'");
        var newest = portfolio.Json("backup", "create").GetProperty("path").GetString()!;
        var bytes = File.ReadAllBytes(newest);
        bytes.AsSpan(4096, 512).Fill(0x5A);
        File.WriteAllBytes(newest, bytes);

        portfolio.Fail(8, "restore", "latest");
        portfolio.Succeed("restore", "latest-good");

        Assert.Equal(before, portfolio.Database.Dump());
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Promise_A34_Who_has_the_database_open_stops_a_restore_until_it_is_forced(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode);
        portfolio.Succeed("backup", "create");
        var before = portfolio.Database.Dump();
        portfolio.Database.Execute("delete from portfolios");
        using var application = portfolio.Database.Open();
        using var count = application.CreateCommand();
        count.CommandText = "select count(*) from portfolios";
        Assert.Equal(0L, count.ExecuteScalar());

        var refused = portfolio.Fail(11, "restore", "latest");
        Assert.Contains($"pid {Environment.ProcessId} (", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, portfolio.Database.Count("portfolios"));

        var forced = Portfolio.Expect(0, portfolio.Type(Regex.Match(refused.Errors, "`(slipway restore .* --force)`").Groups[1].Value));
        Assert.Contains($"pid {Environment.ProcessId} (", forced.Errors, StringComparison.Ordinal);
        Assert.Equal(40L, count.ExecuteScalar());
        Assert.Equal(before, portfolio.Database.Dump());
    }

    [Fact]
    public void Promise_A37_After_a_restore_the_server_starts_on_the_older_revision_where_that_is_said()
    {
        using var portfolio = Portfolio.InUse().Pending();
        portfolio.Succeed("up");
        portfolio.Succeed("restore", "latest");

        Assert.EndsWith("\nserved\n", portfolio.Succeed("up", Portfolio.Before, "--", "/bin/echo", "served"), StringComparison.Ordinal);
        Assert.Equal(Portfolio.Before, portfolio.Database.Applied()[^1]);

        Assert.EndsWith("\nserved\n", portfolio.Succeed("up", "--", "/bin/echo", "served"), StringComparison.Ordinal);
        Assert.Equal(Portfolio.After, portfolio.Database.Applied()[^1]);
    }

    /// <summary>Leaves the files as a process does that dies while it writes: copied while it does.</summary>
    static void Crash(SqliteFile database, string journalMode)
    {
        string[] suffixes = ["", "-wal", "-journal"];
        using (var dying = database.Open())
        {
            using var write = dying.CreateCommand();
            write.CommandText = $"""
                pragma journal_mode = {journalMode}; pragma cache_size = 1; pragma wal_autocheckpoint = 0;
                {(journalMode == "wal" ? "" : "begin immediate;")}
                update users set email = 'torn' || hex(zeroblob(300));
                update portfolios set cash = -1;
                """;
            write.ExecuteNonQuery();
            foreach (var file in suffixes.Select(suffix => database.Path + suffix).Where(File.Exists))
                File.Copy(file, file + ".crashed");
        }

        foreach (var file in suffixes.Select(suffix => database.Path + suffix))
        {
            File.Delete(file);
            if (File.Exists(file + ".crashed"))
                File.Move(file + ".crashed", file);
        }
    }

    [GeneratedRegex(@"slipway restore \S+")]
    private static partial Regex Command();
}
