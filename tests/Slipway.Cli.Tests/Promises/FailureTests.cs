using System.Text.RegularExpressions;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>When it fails: nothing is launched, nothing is half done, and what to type is printed.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Promise_G2_A_failing_migration_launches_nothing_and_the_next_start_gives_the_same_answer(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode).Migration(
            Portfolio.After, "alter table users add column locale text;\nupdate users set locale = 'nb';\ninsert into nowhere values (1);");
        var before = portfolio.Database.Dump();
        string[] start = ["up", "--", "/bin/sh", "-c", "touch served"];

        var first = portfolio.Fail(1, start);
        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(first.Errors, portfolio.Fail(1, start).Errors);
            Assert.Equal(before, portfolio.Database.Dump());
        }

        Assert.False(File.Exists(Path.Combine(portfolio.Folder, "served")));
        Assert.Single(portfolio.Backups);
        portfolio.Pending().Succeed(start);
        Assert.True(File.Exists(Path.Combine(portfolio.Folder, "served")));
    }

    [Fact]
    public void Promise_A31_The_error_has_place_statement_caret_state_and_what_to_do_and_is_kept()
    {
        using var portfolio = Portfolio.InUse().Migration(
            Portfolio.After, "alter table users add column locale text;\nupdate users set locale = 'nb', emial = 'x';");

        var errors = portfolio.Fail(1, "up").Errors;

        Assert.Equal(
            $"""
            level=error msg="migrations/{Portfolio.After}.sql:3:33: no such column: emial (SQLITE_ERROR)" code=migration-failed
              3 | update users set locale = 'nb', emial = 'x'
                |                                 ^
              Rolled back: the database is as it was before this run.

            """,
            errors[..(errors.IndexOf("  Next: ", StringComparison.Ordinal))]);
        Assert.Contains("emial", portfolio.Succeed("history", "--failed"), StringComparison.Ordinal);
        Assert.Contains("Next: slipway history --failed", portfolio.Succeed("doctor"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alter table users add column locale text;", "users.locale")]
    [InlineData("create table settings (key text primary key, value);", "settings")]
    [InlineData("create index users_email on users (email);", "index users_email")]
    public void Promise_A38_What_is_there_already_and_equal_is_recorded_as_done(string statement, string name)
    {
        using var portfolio = Portfolio.InUse();
        portfolio.Database.Execute(statement);
        portfolio.Migration(Portfolio.After, $"{statement}\nupdate users set email = 'new' where id = 1;");
        var before = portfolio.Database.Rows("select name, sql from sqlite_schema where name not like 'slipway%' order by 1");

        var log = portfolio.Succeed("up");

        Assert.Contains($"level=warn msg=\"{Portfolio.After}: {name} was there already, and equal", log, StringComparison.Ordinal);
        Assert.Equal(Portfolio.After, portfolio.Database.Applied()[^1]);
        Assert.Equal(before, portfolio.Database.Rows("select name, sql from sqlite_schema where name not like 'slipway%' order by 1"));
        Assert.Equal("new", portfolio.Database.Single("select email from users where id = 1"));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Promise_A38_What_is_there_and_differs_is_an_error_that_shows_both(string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode).Pending();
        portfolio.Database.Execute("alter table users add column locale integer not null default 5");
        var before = portfolio.Database.Dump();

        var ended = portfolio.Fail(1, "up");

        Assert.Matches(@"there is: +locale integer not null default 5\n", ended.Errors);
        Assert.Matches(@"would be made: +locale text\n", ended.Errors);
        Assert.Equal(before, portfolio.Database.Dump());
        Assert.Equal(Portfolio.Before, portfolio.Database.Applied()[^1]);
    }

    [Fact]
    public void Promise_A41_A_disk_that_is_too_small_is_refused_before_anything_is_written()
    {
        using var portfolio = Portfolio.InUse("delete").Pending();
        portfolio.Database.Execute("create table filler as select zeroblob(600000) as bytes");
        using var disk = SmallDisk.MountAt(Path.Combine(portfolio.Folder, "disk"), "size=1200k");
        var file = Path.Combine(portfolio.Folder, "disk", "portfolio.db");
        File.Copy(portfolio.Database.Path, file);
        var bytes = File.ReadAllBytes(file);

        var refused = portfolio.Fail(11, "up", "--url", $"sqlite:{file}");

        Assert.Matches("msg=\"The file system of '.*/disk' has .* free; .* are needed: .*code=disk-space-low", refused.Errors);
        Assert.Equal(bytes, File.ReadAllBytes(file));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
        Assert.Empty(portfolio.Backups);
        disk.Remount("size=8m");
        portfolio.Succeed("up", "--url", $"sqlite:{file}");
    }

    [Fact]
    public void Promise_A52_Rights_that_are_missing_are_named_with_commands_that_help()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to run the program as another user");
        using var portfolio = Portfolio.InUse("delete").Pending();
        var nobody = $"setpriv --reuid 65534 --regid 65534 --clear-groups {string.Join(' ', SlipwayProgram.Command)}";
        Portfolio.Expect(0, portfolio.Tool("chmod 755 . && chmod -R a+rX migrations"));
        var runs = portfolio.Tool($"{nobody} --version");
        Assert.SkipUnless(runs.Code == 0, $"needs a program that user 65534 may run: {runs.All}");
        var before = portfolio.OnDisk();

        var typed = 0;
        var ended = portfolio.Tool($"{nobody} up");
        for (; ended.Code == 11 && typed < 3; typed++)
        {
            Assert.Equal(before, portfolio.OnDisk());
            var command = Regex.Match(ended.Errors, "chown [a-z0-9]+ '?/[^\n]*?(?=\\. Or|\n)").Value;
            Assert.Matches("^chown .* && chmod ", command);
            Portfolio.Expect(0, portfolio.Tool(command));
            ended = portfolio.Tool($"{nobody} up");
        }

        Portfolio.Expect(0, ended);
        Assert.True(typed > 0, "nothing was missing");
        Assert.Equal(Portfolio.After, portfolio.Database.Applied()[^1]);
    }

    [Fact]
    public void Promise_G12_A_database_that_is_gone_is_not_made_anew_while_there_are_backups_of_it()
    {
        using var portfolio = Portfolio.InUse().Pending();
        portfolio.Succeed("up");
        var whole = portfolio.Database.Dump();
        portfolio.Succeed("backup", "create");
        var data = Path.GetDirectoryName(portfolio.Database.Path)!;
        Directory.Delete(data, recursive: true);

        foreach (var command in (string[])["up", "up --create", "deploy --expect existing --create"])
        {
            var ended = portfolio.Fail(9, [.. command.Split(' '), "--", "/bin/echo", "served"]);
            Assert.DoesNotContain("served\n", ended.Output, StringComparison.Ordinal);
            Assert.Contains("volume is mounted", ended.Errors, StringComparison.Ordinal);
            Assert.False(Directory.Exists(data));
        }

        // The volume is there again, and empty.
        Directory.CreateDirectory(data);
        portfolio.Succeed("restore", "latest");
        Assert.Equal(whole, portfolio.Database.Dump());
    }
}
