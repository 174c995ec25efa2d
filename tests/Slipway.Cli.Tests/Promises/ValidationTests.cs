using System.Text.Json;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>The database is looked at before anything is written, and again when everything is.</summary>
public sealed class ValidationTests
{
    const int PageBytes = 4096;

    static readonly byte[] Noise = [.. Enumerable.Range(0, PageBytes).Select(index => (byte)(index * 37 + 11))];

    [Fact]
    public void Promise_A6_A_damaged_page_wherever_it_is_stops_the_deployment()
    {
        using var portfolio = Portfolio.InUse("delete").Pending();
        var whole = File.ReadAllBytes(portfolio.Database.Path);
        Assert.Equal(0L, portfolio.Database.Single("pragma freelist_count"));

        for (var page = 0; page < whole.Length / PageBytes; page++)
        {
            var damaged = (byte[])whole.Clone();
            Noise.CopyTo(damaged, page * PageBytes);
            File.WriteAllBytes(portfolio.Database.Path, damaged);

            var ended = portfolio.Run("up", "--", "/bin/echo", "served");

            Assert.True(ended.Code == 11, $"page {page + 1}: {ended.All}");
            Assert.True(damaged.AsSpan().SequenceEqual(File.ReadAllBytes(portfolio.Database.Path)), $"page {page + 1} was written over");
        }

        Assert.Empty(portfolio.Backups);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(portfolio.Database.Path)!));
    }

    [Fact]
    public void Promise_A8_What_a_deployment_should_have_made_is_looked_for_before_the_commit()
    {
        using var portfolio = Portfolio.InUse().Migration(
            Portfolio.After, "alter table users add column locale text;", verify: "select count(*) = 0 from users where locale is null;");
        var before = portfolio.Database.Dump();

        var ended = portfolio.Fail(8, "up", "--", "/bin/echo", "served");

        Assert.Contains($"migrations/{Portfolio.After}.sql", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("as it was before this run", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("served\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal(before, portfolio.Database.Dump());
    }

    [Fact]
    public void Promise_A8_Rows_that_would_point_at_nothing_are_no_success()
    {
        using var portfolio = Portfolio.InUse().Migration(Portfolio.After, "delete from users where id = 7;");
        var before = portfolio.Database.Dump();

        var ended = portfolio.Fail(8, "up");

        Assert.Contains("Rows would point at nothing: 1 in portfolios.", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(before, portfolio.Database.Dump());
    }

    [Fact]
    public void Promise_A8_Success_is_told_with_the_revision_and_the_rows_that_a_second_connection_sees()
    {
        using var portfolio = Portfolio.InUse().Pending();

        var log = portfolio.Succeed("up");

        Assert.Contains(
            $"level=info msg=\"Verified on a second connection: at {Portfolio.After}, 2 tables readable\" "
            + $"expected={Portfolio.After} actual={Portfolio.After} rows.portfolios=40 rows.users=40\n",
            log,
            StringComparison.Ordinal);
        Assert.EndsWith("\nVerified.\n", portfolio.Succeed("verify"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truncated", "delete")]
    [InlineData("truncated", "wal")]
    [InlineData("no database", "delete")]
    [InlineData("half a page", "delete")]
    public void Promise_G9_What_is_broken_stops_everything_and_stays_byte_for_byte(string kind, string journalMode)
    {
        using var portfolio = Portfolio.InUse(journalMode).Pending();
        var file = portfolio.Database.Path;
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, kind switch
        {
            "truncated" => whole[..(whole.Length / 2 / PageBytes * PageBytes)],
            "half a page" => whole[..(PageBytes + (PageBytes / 2))],
            _ => [.. "This is a letter, and it is longer than the header of a database: one hundred bytes, which is not much."u8],
        });
        var before = portfolio.OnDisk("portfolio.db");

        foreach (var command in (string[])["up", "verify", "doctor", "status --tables"])
        {
            var ended = portfolio.Run([.. command.Split(' ')]);
            Assert.True(ended.Code == 11, $"{command}: {ended.Code} {ended.All}");
            Assert.Contains("slipway restore latest", ended.All, StringComparison.Ordinal);
            Assert.Equal(before, portfolio.OnDisk("portfolio.db"));
        }

        Assert.Empty(portfolio.Backups);
    }

    [Fact]
    public void Promise_G14_A_table_that_cannot_be_read_is_a_failure_and_named()
    {
        using var portfolio = Portfolio.InUse("delete");
        var page = (long)portfolio.Database.Single("select rootpage from sqlite_schema where name = 'portfolios'")!;
        var bytes = File.ReadAllBytes(portfolio.Database.Path);
        Noise.CopyTo(bytes, (page - 1) * PageBytes);
        File.WriteAllBytes(portfolio.Database.Path, bytes);

        var ended = portfolio.Fail(11, "verify");

        Assert.EndsWith("\nNot verified.\n", ended.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^problem +", ended.Output);
        Assert.DoesNotMatch("(?m)^ok +(integrity|table portfolios)", ended.Output);
        Assert.False(JsonDocument.Parse(portfolio.Fail(11, "verify", "--json").Output).RootElement.GetProperty("ok").GetBoolean());
    }
}
