using Xunit;

namespace Slipway.Cli.Tests.Commands;

/// <summary>current, heads, branches, history, show.</summary>
public sealed class LookingTests
{
    [Fact]
    public void Promise_N47_Current_prints_the_revision_and_whether_it_is_the_head()
    {
        using var project = Shop.New();
        project.Succeed("up", "0001", "--create");

        Assert.Equal("0001_users\n", project.Succeed("current"));
        project.Succeed("up");
        Assert.Equal("0002_orders  (head)\n", project.Succeed("current"));
        Assert.True(project.Json("current").GetProperty("atHead").GetBoolean());
        project.Succeed("down", "base", "--yes");
        Assert.Equal("<base> (nothing is applied)\n", project.Succeed("current"));
    }

    [Fact]
    public void Promise_P18_Current_tells_when_and_by_whom()
    {
        using var project = Shop.Deployed();

        project.AssertApproved("current-verbose", project.Succeed("current", "-v"));
    }

    [Fact]
    public void Promise_N48_History_is_newest_first_with_when_who_and_how_long()
    {
        using var project = Shop.New().Migration("0003_cart", "create table cart (id integer);");
        project.Succeed("up", "--create", "--transaction", "migration");

        project.AssertApproved("history", project.Succeed("history"));
        project.AssertApproved("history-verbose", project.Succeed("history", "-v", "-r", "0001:0002"));
        Assert.Equal(["0003_cart", "0002_orders"], Ids(project.Json("history", "--range", "0002:")));
        Assert.Equal(["0001_users"], Ids(project.Json("history", "-r", ":0001")));
        var newest = project.Json("history").GetProperty("history")[0];
        Assert.Equal("create-table", newest.GetProperty("effects")[0].Text("kind"));
        Assert.Equal(["0002_orders"], newest.Texts("parents"));
        project.Fail(2, "history", "-r", "nothing:head");
    }

    [Fact]
    public void Promise_A31_Failures_are_kept_with_their_statement()
    {
        using var project = Shop.Deployed();
        Assert.Equal("No failure is on record.\n", project.Succeed("history", "--failed"));
        project.Migration("0003_wrong", "create table cart (id integer);\ninsert into nowhere\nvalues (1);");
        project.Fail(1, "up");

        var shown = project.Succeed("history", "--failed");

        Assert.Contains("migrations/0003_wrong.sql:3", shown, StringComparison.Ordinal);
        Assert.Contains("no such table: nowhere", shown, StringComparison.Ordinal);
        Assert.Contains("3 | insert into nowhere", shown, StringComparison.Ordinal);
        Assert.Equal("0003_wrong", project.Json("history", "--failed").GetProperty("failed")[0].Text("migration"));
    }

    [Fact]
    public void Heads_and_branches_need_no_database()
    {
        using var project = new Slipway.Testing.TempProject("{}")
            .Migration("0001_a", "select 1;")
            .Migration("0002_b", "select 1;", header: "-- migrate:parent 0001_a")
            .Migration("0002_c", "select 1;", header: "-- migrate:parent 0001_a");

        project.AssertApproved("heads", project.Succeed("heads"));
        Assert.Equal("0001_a (branch point)\n  ├─ 0002_b\n  └─ 0002_c\n", project.Succeed("branches"));
        Assert.Equal(["0002_b", "0002_c"], project.Json("heads").Texts("heads"));
        Assert.Equal("several-heads", project.Json("heads").GetProperty("problems")[0].Text("code"));
    }

    [Fact]
    public void Show_tells_all_that_is_known()
    {
        using var project = Shop.Deployed().Migration(
            "0003_cart",
            "create table cart (id integer);",
            "drop table cart;",
            "-- migrate:allow drop-table old -- nobody uses it\n-- migrate:timeout lock=3s",
            "select 1;");

        project.AssertApproved("show-applied", project.Succeed("show", "0002"));
        project.AssertApproved("show-pending", project.Succeed("show", "head"));
        var json = project.Json("show", "0001").GetProperty("migrations")[0];
        Assert.Equal("drop table users;\n", json.Text("down"));
        Assert.Equal("ran", json.GetProperty("applied").Text("kind"));
    }

    [Fact]
    public void Show_has_the_text_of_a_migration_whose_file_is_gone()
    {
        using var project = Shop.Deployed();
        File.Delete(Path.Combine(project.Folder, "migrations/0002_orders.sql"));

        var shown = project.Succeed("show", "current");

        Assert.Contains("gone; this is what the history has kept", shown, StringComparison.Ordinal);
        Assert.Contains("create table orders", shown, StringComparison.Ordinal);
        Assert.Contains("drop table orders", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_without_a_database_shows_the_file()
    {
        using var project = new Slipway.Testing.TempProject("{}").Migration("0001_a", "select 1;");

        Assert.Contains("not yet", project.Succeed("show", "0001"), StringComparison.Ordinal);
        Assert.Contains("0001_a", project.Fail(2, "show", "0002_a").Errors, StringComparison.Ordinal);
    }

    static IEnumerable<string?> Ids(System.Text.Json.JsonElement json) =>
        json.GetProperty("history").EnumerateArray().Select(row => row.Text("id"));
}
