using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

/// <summary>The scripts are run by SQLite's own shell, and what they leave is compared with what a deployment leaves.</summary>
public sealed class SqlCommandTests
{
    const string Rows =
        "select sequence, id, parents, phase, kind, checksum, up_text, down_text, actor, host, tool_version from slipway_history";

    [Fact]
    public void A_script_leaves_what_a_deployment_leaves()
    {
        using var byHand = Tricky();
        using var deployed = Tricky();
        deployed.Succeed("up", "--create", "--env", "production");

        Run(byHand, "sql head --env production");

        Assert.Equal(deployed.Database.Dump(), byHand.Database.Dump());
        Assert.Equal(deployed.Database.Rows(Rows), byHand.Database.Rows(Rows));
        Assert.Equal(
            deployed.Database.Rows("select kind, migration from slipway_event"),
            byHand.Database.Rows("select kind, migration from slipway_event"));
        Assert.Equal(
            deployed.Database.Rows("select * from slipway_meta where key <> 'changes'"),
            byHand.Database.Rows("select * from slipway_meta where key <> 'changes'"));
        Assert.Equal(
            deployed.Database.Rows("select type, name, sql from sqlite_schema where tbl_name like 'slipway%' order by 1, 2"),
            byHand.Database.Rows("select type, name, sql from sqlite_schema where tbl_name like 'slipway%' order by 1, 2"));
        Assert.False(byHand.Json("status").GetProperty("applied").GetArrayLength() == 0);
        byHand.Succeed("status", "--exit-code");
        Assert.Contains("No migrations to apply", byHand.Succeed("up"), StringComparison.Ordinal);
        byHand.Succeed("verify");
    }

    [Fact]
    public void An_error_in_it_leaves_the_database_as_it_was()
    {
        using var project = Shop.New().Migration("0003_wrong", "create table cart (id integer);\ninsert into nowhere values (1);");

        var ended = project.Tool($"{Command(project)} sql head > script.sql && sqlite3 app.db < script.sql");

        Assert.NotEqual(0, ended.Code);
        Assert.Contains("no such table: nowhere", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(project.Database.Rows("select name from sqlite_schema"));
    }

    [Fact]
    public void Run_twice_it_refuses_the_second_time()
    {
        using var project = Shop.New();
        Run(project, "sql head");

        var ended = project.Tool($"{Command(project)} sql head > script.sql; sqlite3 app.db < script.sql");

        Assert.NotEqual(0, ended.Code);
        Assert.Contains("applied already", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(2, project.Database.Count("slipway_history"));
        project.Succeed("status", "--exit-code");
    }

    [Fact]
    public void From_a_revision_it_holds_only_what_comes_after()
    {
        using var project = Shop.New();
        project.Succeed("up", "0001", "--create");

        Run(project, "sql 0001:head");

        Assert.Equal(["0001_users", "0002_orders"], project.Database.Applied());
        project.Succeed("status", "--exit-code");
    }

    [Fact]
    public void It_refuses_a_database_that_is_elsewhere_or_another_environments()
    {
        using var project = Shop.New();
        var elsewhere = project.Tool($"{Command(project)} sql 0001:head > script.sql; sqlite3 app.db < script.sql");
        Assert.Contains("not applied: one of 0001_users", elsewhere.Errors, StringComparison.Ordinal);
        Assert.Empty(project.Database.Rows("select name from sqlite_schema"));

        project.Succeed("up", "0001", "--create", "--env", "production");
        var other = project.Tool($"{Command(project)} sql 0001:head --env staging > script.sql; sqlite3 app.db < script.sql");
        Assert.Contains("the database is not labelled staging", other.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], project.Database.Applied());
    }

    [Fact]
    public void The_way_back_takes_the_rows_away()
    {
        using var project = Shop.Deployed();

        Run(project, "sql --down head:0001");

        Assert.Equal(["0001_users"], project.Database.Applied());
        Assert.Equal(["1"], project.Database.Rows("select value from slipway_meta where key = 'applied'"));
        Assert.Equal(["0001_users"], project.Json("current").Texts("current"));
        project.Succeed("up");
    }

    [Fact]
    public void Without_anything_to_do_it_says_so_in_a_comment()
    {
        using var project = Shop.New();

        Assert.Equal("-- 0002_orders: there is nothing to do.\n", project.Succeed("sqlmigrate", "head:head"));
    }

    [Fact]
    public void It_reads_as_approved_and_needs_no_database()
    {
        using var project = new TempProject("{}")
            .Migration(
                "0001_users",
                "create table users (id integer primary key);",
                "drop table users;",
                verify: "select count(*) = 0 from users;")
            .Migration("0002_vacuum", "vacuum;", header: "-- migrate:transaction off")
            .Migration("0003_cascade", "delete from users;", header: "-- migrate:foreign-keys on");

        project.AssertApproved("sql", RunNames(project.Succeed("sql", "head")));
    }

    /// <summary>Names of runs, actors and hosts differ from machine to machine.</summary>
    static string RunNames(string script) => System.Text.RegularExpressions.Regex.Replace(
            script, @"'\d{14}-\d+'", "'RUN'")
        .Replace($"'{Environment.UserName}', '{Environment.MachineName}'", "'USER', 'HOST'", StringComparison.Ordinal)
        .Replace($"'{Slipway.Cli.Run.CommandRun.Version}'", "'VERSION'", StringComparison.Ordinal);

    /// <summary>Quotes, comments, triggers, an app, a statement outside of transactions, cascades, a text of a megabyte.</summary>
    static TempProject Tricky() => Shop.New()
        .Migration("0003_quotes", "insert into users (name) values ('it''s; -- ''quoted''\n.quit\n'); -- the end", "select 1 -- no end")
        .Migration("0004_trigger", "create trigger t after insert on users begin\n  update users set name = 'x;' where id = new.id;\nend;")
        .Migration("0005_vacuum", "vacuum;", header: "-- migrate:transaction off")
        .Migration("0006_cascade", "delete from users where name = 'nobody';", header: "-- migrate:foreign-keys on")
        .Migration("0007_large", $"-- {new string('x', 1 << 20)}\ninsert into users (name) values ('large');")
        .Migration(
            "trading/0001_init", "create table trades (id integer primary key, price real);", header: "-- migrate:depends 0001_users");

    static void Run(TempProject project, string command)
    {
        var ended = project.Tool($"{Command(project)} {command} > script.sql && sqlite3 app.db < script.sql");
        Assert.True(ended.Code == 0, ended.All);
        Assert.Empty(ended.All);
    }

    static string Command(TempProject project) => string.Join(' ', SlipwayProgram.Command.Select(word => $"'{word}'"));
}
