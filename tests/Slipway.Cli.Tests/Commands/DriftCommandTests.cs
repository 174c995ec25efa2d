using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

/// <summary>What was changed by hand is seen, told apart from what nobody wrote a migration for, and can be accepted.</summary>
public sealed class DriftCommandTests
{
    const string Users = "create table users (id integer primary key, name text not null);\n";

    [Fact]
    public void Promise_F2_a_change_on_any_side_is_seen()
    {
        using var project = Deployed();
        Assert.Equal(0, project.Run("drift", "--exit-code").Code);

        project.Database.Execute("alter table users add column locale text; create index users_name on users (name)");
        project.Write("schema.sql", "create table users (id integer primary key, name text not null, locale text);\n");

        var json = Shop.Parse(project.Fail(3, "drift", "--exit-code", "--json").Output);
        Assert.Equal(
            ["add-column users.locale missing-migration", "create-index users_name changed-by-hand"],
            json.GetProperty("changes").EnumerateArray()
                .Select(change => $"{change.Text("kind")} {change.Text("object")} {change.Text("cause")}"));
        Assert.Contains("add column locale text", json.GetProperty("changes")[0].Text("sql"), StringComparison.Ordinal);
        Assert.Contains("slipway drift accept -m WHY", project.Succeed("drift"), StringComparison.Ordinal);
        Assert.Contains("add-column", project.Fail(3, "check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_A57_what_was_changed_by_hand_becomes_a_migration_that_is_applied_here()
    {
        using var project = Deployed();
        project.Database.Execute("create index users_name on users (name)");

        project.Succeed("drift", "accept", "-m", "for the report\nmigrate:up");

        Assert.Equal(["0001_users", "0002_create_users_name"], project.Database.Applied());
        var text = File.ReadAllText(Path.Combine(project.Folder, "migrations", "0002_create_users_name.sql"));
        Assert.Contains("-- for the report\n-- (migrate:up)\n", text, StringComparison.Ordinal);
        Assert.Contains("create index users_name on users (name);", text, StringComparison.Ordinal);
        Assert.Equal(0, project.Run("drift", "--exit-code").Code);
        Assert.Contains("No migrations to apply", project.Run("up").All, StringComparison.Ordinal);
        Assert.Contains("for the report", project.Database.Rows("select detail from slipway_event where kind = 'accepted'")[0],
            StringComparison.Ordinal);
        // Another database gets it with the next deployment.
        project.Succeed("up", "--create", "--url", "sqlite:other.db");
        Assert.Empty(project.Succeed("diff", "--from", "database", "--to", "sqlite:other.db"));
    }

    [Fact]
    public void What_is_pending_comes_before_what_was_changed_by_hand()
    {
        using var project = Deployed().Migration("0002_more", "create table more (id integer);");
        project.Database.Execute("create index users_name on users (name)");

        var ended = project.Fail(3, "drift", "accept", "-m", "why");

        Assert.Contains("drift-not-acceptable", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(project.Folder, "migrations", "0003_create_users_name.sql")));
    }

    [Fact]
    public void What_could_not_be_recorded_is_told_with_the_file_that_was_written()
    {
        using var project = Deployed();
        project.Database.Execute("create index users_name on users (name)");
        using var writer = project.Database.Open();
        using var held = writer.CreateCommand();
        held.CommandText = "begin immediate";
        held.ExecuteNonQuery();

        var ended = project.Fail(6, "drift", "accept", "-m", "why");

        Assert.Contains("migrations/0002_create_users_name.sql was written", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("rm migrations/0002_create_users_name.sql", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], project.Database.Applied());
    }

    [Fact]
    public void Promise_F23_what_the_settings_ignore_is_no_drift_and_is_not_dropped()
    {
        using var project = Deployed();
        project.Write("slipway.json", "{ \"url\": \"sqlite:app.db\", \"ignore\": [\"django_*\", \"auth_*\"] }");
        project.Write("schema.sql", Users);
        project.Database.Execute("create table django_session (id integer); create index django_i on django_session (id);"
            + "create table auth_user (id integer)");

        Assert.Equal(0, project.Run("drift", "--exit-code").Code);
        Assert.Empty(project.Succeed("diff", "--from", "database", "--to", "wanted"));
        Assert.Equal("No changes: the migrations make the wanted schema.\n", project.Succeed("diff"));
    }

    [Fact]
    public void Promise_J3_a_deployment_stops_before_the_server_when_a_column_is_missing()
    {
        using var project = Deployed().Migration("0002_more", "create table more (id integer);");
        project.Database.Execute("alter table users drop column name");

        var ended = project.Fail(3, "up", "--", "/bin/echo", "launched");

        Assert.Contains("schema-drifted", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("users.name", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("launched", ended.Output, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], project.Database.Applied());
        Assert.Contains("The column users.name is not there", project.Fail(8, "verify").Output, StringComparison.Ordinal);
        project.Environment["SLIPWAY_DRIFT"] = "warn";
        Assert.Contains("schema-differs", project.Run("up").All, StringComparison.Ordinal);
        Assert.Equal(["0001_users", "0002_more"], project.Database.Applied());
    }

    [Fact]
    public void Promise_F60_and_G10_what_is_there_beyond_stays_and_is_noted()
    {
        using var project = Deployed().Migration("0002_more", "create table more (id integer);");
        project.Database.Execute("alter table users add column legacy text; insert into users values (1, 'a', 'kept')");

        var said = project.Run("up", "-v");

        Assert.Equal(0, said.Code);
        Assert.Contains("the column users.legacy is there, and no migration has made it", said.All, StringComparison.Ordinal);
        Assert.Equal(["kept"], project.Database.Rows("select legacy from users"));
    }

    static TempProject Deployed()
    {
        var project = new TempProject().Migration("0001_users", Users);
        project.Succeed("up", "--create");
        return project;
    }
}
