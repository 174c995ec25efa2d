using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class DoctorCommandTests
{
    [Fact]
    public void A_healthy_project_has_at_most_warnings_and_ends_with_0()
    {
        using var project = Shop.Deployed();
        Assert.Contains("Next: slipway backup create", project.Succeed("doctor"), StringComparison.Ordinal);
        project.Succeed("backup", "create");

        var shown = project.Succeed("doctor");

        const string subjects = "settings migrations url file sqlite journal integrity room environment history revision backups";
        foreach (var subject in subjects.Split(' '))
            Assert.Matches($"(?m)^ok +{subject} ", shown);
        Assert.Contains("0 problems", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_pending_is_a_warning_with_the_command()
    {
        using var project = Shop.Deployed().Migration("0003_cart", "create table cart (id integer);");

        var check = Assert.Single(
            project.Json("doctor").GetProperty("checks").EnumerateArray(), check => check.Text("code") == "not-at-head");

        Assert.Equal("warn", check.Text("result"));
        Assert.Equal("slipway up", check.Text("fix"));
    }

    [Fact]
    public void The_exit_code_is_that_of_the_first_problem_and_the_rest_is_looked_at_all_the_same()
    {
        using var project = Shop.New();
        var missing = project.Fail(9, "doctor");
        Assert.Contains("There is no backup of this database", missing.Output, StringComparison.Ordinal);

        project.Migration("0003_twice", "create table (;").Migration("0004_marker", "select 1;", header: "-- migrate:prent 0001");
        project.Fail(2, "doctor");
    }

    [Fact]
    public void The_last_failure_is_told_until_something_goes_well()
    {
        using var project = Shop.Deployed().Migration("0003_wrong", "insert into nowhere values (1);");
        project.Fail(1, "up");

        Assert.Contains("no such table: nowhere", project.Succeed("doctor"), StringComparison.Ordinal);
        project.Migration("0003_wrong", "create table nowhere (id integer);").Succeed("up");
        Assert.DoesNotContain("failed on", project.Succeed("doctor"), StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_A51_Who_has_the_database_open_is_named()
    {
        using var project = Shop.Deployed();
        using var connection = project.Database.Open();
        using var read = connection.CreateCommand();
        read.CommandText = "select count(*) from users";
        read.ExecuteScalar();

        Assert.Matches($"(?m)^ok +open in +.*pid {Environment.ProcessId}", project.Succeed("doctor"));
    }

    [Fact]
    public void Promise_A33_The_bundle_has_what_helps_and_nothing_secret()
    {
        const string secret = "tr0ub4dor";
        using var project = new TempProject();
        project.Migration("0001_users", $"create table users (id integer, name text);\ninsert into users values (1, 'row-{secret}');");
        project.Succeed("up", "--create");
        project.Migration("0002_wrong", $"insert into nowhere values ('{secret}');");
        project.Fail(1, "up");
        project.Write(
            "slipway.json",
            $$"""
            {
              "url": "file:./app.db",
              "shadow": "postgres://anna:{{secret}}@db/x",
              "backup": { "command": "dump password={{secret}}" }
            }
            """);

        project.Succeed("doctor", "--bundle", "bundle.json");

        var file = Path.Combine(project.Folder, "bundle.json");
        var text = File.ReadAllText(file);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        var json = Shop.Parse(text);
        Assert.Equal("0001_users", json.GetProperty("history")[0].Text("id"));
        var failed = Assert.Single(json.GetProperty("events").EnumerateArray(), happened => happened.Text("kind") == "failed");
        Assert.Contains("no such table: nowhere", failed.Text("detail"), StringComparison.Ordinal);
        Assert.Contains(json.GetProperty("files").EnumerateArray(), migration => migration.Text("id") == "0002_wrong");
        Assert.NotEmpty(json.GetProperty("checks").EnumerateArray());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        project.Fail(2, "doctor", "--bundle", "bundle.json");
    }
}
