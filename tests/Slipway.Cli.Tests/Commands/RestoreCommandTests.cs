using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class RestoreCommandTests
{
    [Fact]
    public void Promise_A32_The_latest_is_restored_by_one_command_without_a_terminal()
    {
        using var project = Shop.Deployed();
        var before = project.Database.Dump();
        project.Succeed("backup", "create");
        project.Database.Execute("delete from users; drop table orders");

        var shown = project.Succeed("restore", "latest", "--url", $"file:{project.Database.Path}");

        Assert.Equal(before, project.Database.Dump());
        Assert.Contains("Restored", shown, StringComparison.Ordinal);
        Assert.Contains("To take it back: slipway restore app_backup_unlabelled_", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_A30_Leavings_of_the_old_database_are_not_played_into_the_new_one()
    {
        using var project = Shop.Deployed();
        project.Succeed("backup", "create");
        var before = project.Database.Dump();
        project.Database.Execute("pragma journal_mode = wal");
        var crashed = project.Tool("sqlite3 app.db \"insert into users (name) values ('lost')\" '.shell kill -9 $PPID' || true");
        Assert.True(File.Exists(project.Database.Path + "-wal"), crashed.All);

        project.Succeed("restore", "latest");

        Assert.Equal(before, project.Database.Dump());
        project.Succeed("verify");
    }

    [Fact]
    public void Promise_A35_The_present_state_is_saved_and_can_be_had_back()
    {
        using var project = Shop.Deployed();
        project.Succeed("backup", "create");
        project.Database.Execute("insert into users (name) values ('carla')");
        var present = project.Database.Dump();

        var saved = project.Json("restore", "latest").GetProperty("saved").Text("id")!;

        Assert.Equal(2, project.Database.Count("users"));
        Assert.NotEqual(saved, project.Json("restore", "latest").GetProperty("restored").Text("id"));
        project.Succeed("restore", saved);
        Assert.Equal(present, project.Database.Dump());
    }

    [Fact]
    public void Promise_A36_A_known_good_one_is_restored_by_its_name_or_path()
    {
        using var project = Shop.Deployed();
        var good = project.Json("backup", "create");
        project.Succeed("backup", "pin", good.Text("id")!);
        project.Database.Execute("delete from users");
        project.Succeed("backup", "create");

        project.Succeed("restore", good.Text("id")!);
        Assert.Equal(2, project.Database.Count("users"));

        project.Succeed("restore", "latest");
        Assert.Equal(0, project.Database.Count("users"));
        project.Succeed("restore", good.Text("path")!);
        Assert.Equal(2, project.Database.Count("users"));
    }

    [Fact]
    public void Promise_A34_It_refuses_while_others_have_the_database_open_and_names_them()
    {
        using var project = Shop.Deployed();
        project.Succeed("backup", "create");
        project.Database.Execute("delete from users");
        using (var connection = project.Database.Open())
        {
            using var read = connection.CreateCommand();
            read.CommandText = "select count(*) from users";
            read.ExecuteScalar();

            var refused = project.Fail(11, "restore", "latest");
            Assert.Contains($"pid {Environment.ProcessId}", refused.Errors, StringComparison.Ordinal);
            Assert.Contains("restore app_backup_unlabelled_", refused.Errors, StringComparison.Ordinal);
            Assert.Equal(0, project.Database.Count("users"));

            project.Succeed("restore", "latest", "--force");
        }

        Assert.Equal(2, project.Database.Count("users"));
    }

    [Fact]
    public void On_a_terminal_it_shows_what_changes_and_asks()
    {
        using var project = Shop.Deployed();
        project.Succeed("backup", "create");
        project.Database.Execute("delete from users");
        var command = string.Join(' ', SlipwayProgram.Command);

        var no = project.Tool($"printf 'n\\n' | TERM=dumb script -qec '{command} restore latest' /dev/null");
        Assert.Matches(@"users +0 +2", no.Output);
        Assert.Contains("The answer was no.", no.Output, StringComparison.Ordinal);
        Assert.Equal(0, project.Database.Count("users"));

        var yes = project.Tool($"printf 'y\\n' | TERM=dumb script -qec '{command} restore latest' /dev/null");
        Assert.True(project.Database.Count("users") == 2, yes.All);
    }

    [Fact]
    public void A_database_of_another_environment_is_left_alone()
    {
        using var project = Shop.New();
        project.Succeed("up", "--create", "--env", "production");
        project.Succeed("backup", "create");
        project.Database.Execute("delete from users");

        Assert.Contains("labelled 'production'", project.Fail(9, "restore", "latest", "--env", "staging").Errors, StringComparison.Ordinal);
        Assert.Equal(0, project.Database.Count("users"));
    }

    [Fact]
    public void What_is_lost_entirely_comes_back()
    {
        using var project = Shop.Deployed();
        project.Succeed("backup", "create");
        File.Delete(project.Database.Path);

        project.Succeed("restore", "latest-good");

        Assert.Equal(2, project.Database.Count("users"));
        project.Fail(2, "restore", "nothing");
    }
}
