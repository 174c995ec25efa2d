using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class PlanCommandTests
{
    [Fact]
    public void Promise_P16_It_lists_where_every_pending_statement_stands()
    {
        using var project = Shop.New().WithContract();
        project.Migration("0004_vacuum", "vacuum;", header: "-- migrate:transaction off");
        project.Succeed("up", "0001", "--create", "--phase", "all");

        project.AssertApproved("plan", project.Succeed("plan"));
        project.AssertApproved("plan-sql", project.Succeed("plan", "--sql", "--phase", "contract"));
    }

    [Fact]
    public void Its_document_has_the_steps_with_their_statements()
    {
        using var project = Shop.New();

        var json = project.Json("plan", "--create");
        var first = json.GetProperty("steps")[0];

        Assert.Equal(["0002_orders"], json.Texts("to"));
        Assert.Equal("0001_users", first.Text("id"));
        Assert.Equal("up", first.Text("direction"));
        Assert.Equal("expand", first.Text("phase"));
        Assert.True(first.GetProperty("transactional").GetBoolean());
        Assert.StartsWith("create table users", first.Text("sql"), StringComparison.Ordinal);
        Assert.Equal("migrations/0001_users.sql:3:1", first.GetProperty("statements")[1].Text("where"));
        Assert.Empty(json.GetProperty("effects").EnumerateArray());
        Assert.Empty(json.GetProperty("findings").EnumerateArray());
        Assert.False(project.Database.Exists);
    }

    [Fact]
    public void With_exit_code_it_ends_with_3_only_while_there_is_something_to_do()
    {
        using var project = Shop.New().WithContract();

        project.Fail(3, "plan", "--create", "--exit-code");
        project.Succeed("up", "0002", "--create");
        Assert.StartsWith("No migrations to apply (at 0002_orders).", project.Succeed("plan", "--exit-code"), StringComparison.Ordinal);
        project.Fail(3, "plan", "--exit-code", "--phase", "contract");
    }

    [Fact]
    public void The_way_back_is_planned_as_well()
    {
        using var project = Shop.Deployed();

        var json = project.Json("plan", "--down", "base");

        Assert.Equal(["0002_orders", "0001_users"], json.GetProperty("steps").EnumerateArray().Select(step => step.Text("id")));
        Assert.All(json.GetProperty("steps").EnumerateArray(), step => Assert.Equal("down", step.Text("direction")));
        Assert.Contains("Next: slipway down -1", project.Succeed("plan", "--down"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_stop_a_deployment_stops_it_with_the_same_code()
    {
        using var project = Shop.Deployed();
        project.Migration("0001_users", "create table users (id integer);");

        Assert.Contains("code=file-changed", project.Fail(3, "plan").Errors, StringComparison.Ordinal);
        project.Fail(9, "plan", "--expect", "fresh");
        project.Fail(2, "plan", "--phase", "later");
    }

    [Fact]
    public void A_missing_database_is_not_taken_for_an_empty_one()
    {
        using var project = Shop.New();

        Assert.Contains("--create", project.Fail(9, "plan").Errors, StringComparison.Ordinal);
    }
}
