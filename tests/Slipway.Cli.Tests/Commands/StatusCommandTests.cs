using System.Text.Json;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class StatusCommandTests
{
    [Fact]
    public void Promise_N44_It_shows_what_is_pending_and_the_exact_command()
    {
        using var project = Shop.New().WithContract().Migration("trading/0001_init", "create table trades (id integer);");
        project.Succeed("up", "0001_users", "--create", "--env", "production");

        project.AssertApproved("status", project.Succeed("showmigrations", "--env", "production"));
        Assert.Equal("slipway up --env production", project.Json("status", "--env", "production").Text("next"));
    }

    [Fact]
    public void Promise_N33_That_there_is_nothing_to_apply_is_said_and_is_no_failure()
    {
        using var project = Shop.Deployed();

        var status = project.Succeed("status", "--exit-code");
        Assert.EndsWith("No migrations to apply (at head 0002_orders).\n", status, StringComparison.Ordinal);
        Assert.Equal("No migrations to apply (at 0002_orders).\n", project.Succeed("plan"));
        Assert.Contains("No migrations to apply (at 0002_orders).", project.Succeed("up"), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_document_has_the_fields_that_scripts_rely_on()
    {
        using var project = Shop.New().WithContract();
        project.Succeed("up", "--create");

        var json = project.Json("status");

        Assert.Equal("sqlite", json.Text("engine"));
        Assert.Equal(project.Database.Path, json.Text("database"));
        Assert.Equal(["0003_drop_name"], json.Texts("current"));
        Assert.Equal(["0003_drop_name"], json.Texts("heads"));
        var first = json.GetProperty("applied")[0];
        Assert.Equal("0001_users", first.Text("id"));
        Assert.Equal("ran", first.Text("kind"));
        Assert.Equal(TimeSpan.Zero, first.GetProperty("appliedAt").GetDateTimeOffset().Offset);
        Assert.True(first.GetProperty("durationMs").GetDouble() >= 0);
        Assert.Empty(json.Texts("ahead"));
        Assert.Empty(json.Texts("missing"));
        Assert.Empty(json.Texts("changed"));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("drift").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("next").ValueKind);
    }

    [Fact]
    public void Promise_A40_With_tables_it_lists_them_and_their_rows()
    {
        using var project = Shop.Deployed();

        var shown = project.Succeed("status", "--tables", "--url", $"file:{project.Database.Path}");

        Assert.Contains(" orders  0  rows\n users   2  rows\n", shown, StringComparison.Ordinal);
        var table = project.Json("status", "--tables").GetProperty("tables")[1];
        Assert.Equal("users", table.Text("name"));
        Assert.Equal(2, table.GetProperty("rows").GetInt64());
    }

    [Fact]
    public void Changed_missing_renamed_late_and_newer_ones_are_told_apart()
    {
        using var project = Shop.New()
            .Migration("0003_cart", "create table cart (id integer);")
            .Migration("0004_old_name", "create table named (id integer);")
            .Migration("0006_newer", "select 1;");
        project.Succeed("up", "--create");
        var migrations = Path.Combine(project.Folder, "migrations");
        File.Delete(Path.Combine(migrations, "0006_newer.sql"));
        File.Move(Path.Combine(migrations, "0004_old_name.sql"), Path.Combine(migrations, "0004_new_name.sql"));
        File.Move(Path.Combine(migrations, "0002_orders.sql"), Path.Combine(migrations, "0002_other.sql"));
        File.WriteAllText(Path.Combine(migrations, "0002_other.sql"), "-- migrate:up\nselect 2;\n");
        project.Migration("0001_users", "create table users (id integer);");

        project.AssertApproved("status-differences", project.Succeed("status"));
        var json = project.Json("status");
        Assert.Equal(["0001_users"], json.Texts("changed"));
        Assert.Equal(["0002_orders"], json.Texts("missing"));
        Assert.Equal(["0006_newer"], json.Texts("ahead"));
        Assert.Equal("0004_old_name", json.GetProperty("renamed")[0].Text("appliedAs"));
        project.Fail(3, "status", "--exit-code");
    }

    [Fact]
    public void A_held_migration_is_pending_and_says_what_asks_for_it()
    {
        using var project = Shop.Deployed().WithContract();

        var json = project.Json("status");

        Assert.True(json.GetProperty("pending")[0].GetProperty("held").GetBoolean());
        Assert.Equal("contract", json.GetProperty("pending")[0].Text("phase"));
        Assert.Equal("slipway up --phase contract", json.Text("next"));
        project.Fail(3, "status", "--exit-code");
    }

    [Fact]
    public void Names_from_files_and_databases_cannot_write_on_the_terminal()
    {
        using var project = Shop.Deployed();
        project.Database.Execute("create table \"evil\e[2Jname\" (id integer)");

        Assert.DoesNotContain('\e', project.Succeed("status", "--tables"));
        Assert.DoesNotContain('\e', project.Succeed("verify"));
    }
}
