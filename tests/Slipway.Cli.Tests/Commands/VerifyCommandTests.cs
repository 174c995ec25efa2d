using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class VerifyCommandTests
{
    [Fact]
    public void Promise_A46_It_has_a_line_for_every_table()
    {
        using var project = Shop.Deployed();

        project.AssertApproved("verify", project.Succeed("verify"));
    }

    [Fact]
    public void Promise_A47_It_tells_the_revision_that_is_expected_and_the_one_that_is_there()
    {
        using var project = Shop.New();
        project.Succeed("up", "0001", "--create");

        var ended = project.Fail(3, "verify");

        Assert.Contains("expected 0002_orders, found 0001_users: 0002_orders is pending", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Next: slipway up", ended.Output, StringComparison.Ordinal);
        var json = Shop.Parse(project.Fail(3, "verify", "--json").Output);
        Assert.Equal(["0002_orders"], json.Texts("expected"));
        Assert.Equal(["0001_users"], json.Texts("actual"));
        Assert.False(json.GetProperty("ok").GetBoolean());
        Assert.Equal(3, json.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void Promise_A42_A_table_that_was_dropped_by_hand_is_missed()
    {
        using var project = Shop.Deployed();
        project.Database.Execute("drop table orders");

        Assert.Contains("The table orders is not there", project.Fail(8, "verify").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_a_migration_dropped_or_a_revert_took_away_is_not_missed()
    {
        using var project = Shop.New().Migration("0003_drop", "drop table orders;", "create table orders (id integer);");
        project.Succeed("up", "--create", "--transaction", "migration", "--phase", "all");
        project.Succeed("verify");
        project.Succeed("down", "0001", "--yes");

        Assert.DoesNotContain("is not there", project.Fail(3, "verify").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_point_at_nothing_are_a_failure()
    {
        using var project = Shop.Deployed();
        project.Database.Execute("pragma foreign_keys = off; insert into orders (user_id) values (1), (98), (99)");

        Assert.Contains("2 rows of orders point at rows that are not there", project.Fail(8, "verify").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_A12_A_database_that_cannot_be_read_is_a_failure_not_a_warning()
    {
        using var project = Shop.Deployed();
        project.Database.Execute(
            """
            with recursive n (i) as (select 1 union all select i + 1 from n where i < 5000)
            insert into users (name) select 'name ' || i from n
            """);
        project.Succeed("verify");
        using (var file = new FileStream(project.Database.Path, FileMode.Open, FileAccess.Write))
        {
            file.Position = file.Length - (3 * 4096);
            file.Write(new byte[2 * 4096]);
        }

        Assert.Equal(11, project.Run("verify").Code);
        // Longer than a header, so that nobody takes it for one that was cut off.
        File.WriteAllText(project.Database.Path, string.Concat(Enumerable.Repeat("This is no database. ", 10)));
        Assert.Equal(11, project.Run("verify").Code);
        File.Delete(project.Database.Path);
        Assert.Equal(9, project.Run("verify").Code);
    }
}
