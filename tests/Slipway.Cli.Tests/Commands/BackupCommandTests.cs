using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class BackupCommandTests
{
    [Fact]
    public void Promise_A10_A_backup_by_hand_is_one_command()
    {
        using var project = Shop.Deployed();

        project.AssertApproved("backup-create", project.Succeed("backup", "create", "--env", "production"));
        var json = project.Json("backup", "create");
        Assert.True(json.GetProperty("verified").GetBoolean());
        Assert.True(File.Exists(json.Text("path")));
        Assert.Equal(2, json.GetProperty("rows").GetProperty("users").GetInt64());
    }

    [Fact]
    public void Promise_A28_The_application_may_write_meanwhile()
    {
        using var project = Shop.Deployed();
        project.Database.Execute("pragma journal_mode = wal");
        using var writer = project.Database.Open();
        using var write = writer.CreateCommand();
        write.CommandText = "begin; insert into users (name) values ('committed'); commit; begin; insert into users (name) values ('open')";
        write.ExecuteNonQuery();

        var backup = project.Json("backup", "create");

        Assert.Equal(3, new SqliteFile(backup.Text("path")!).Count("users"));
    }

    [Fact]
    public void Promise_A29_The_list_has_time_size_revision_goodness_and_label()
    {
        using var project = Shop.Deployed();
        Assert.Equal("There are no backups in backups.\n", project.Succeed("backup", "list"));
        project.Succeed("backup", "create", "--env", "production");
        File.WriteAllText(Path.Combine(project.Backups, "by hand.db"), "somebody else's");
        File.SetLastWriteTimeUtc(Path.Combine(project.Backups, "by hand.db"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var lines = project.Succeed("backup", "list").Split('\n');

        Assert.Matches(@"^app_backup_production_\d{8}_\d{6}  20\d\d-\d\d-\d\d \d\d:\d\d UTC .* kB  0002_orders ", lines[0]);
        Assert.Matches(" verified +production +by-hand$", lines[0]);
        Assert.Matches("^by hand .* not made by Slipway$", lines[1]);
        var newest = project.Json("backup", "list")[0];
        foreach (var field in new[] { "id", "path", "bytes", "createdAt", "head", "verified", "pinned" })
            Assert.True(newest.TryGetProperty(field, out _), field);
    }

    [Fact]
    public void Promise_A27_The_newest_stay_and_pinned_ones_and_names_with_blanks_are_safe()
    {
        using var project = new TempProject("""{ "url": "file:./my app.db", "backup": { "dir": "./my backups", "keep": 2 } }""")
            .Migration("0001_users", "create table users (id integer);");
        project.Succeed("up", "--create");
        var pinned = project.Json("backup", "create").Text("id")!;
        Assert.True(project.Json("backup", "pin", pinned).GetProperty("pinned").GetBoolean());
        for (var count = 0; count < 3; count++)
            project.Succeed("backup", "create");

        var ids = project.Json("backup", "list").EnumerateArray().Select(backup => backup.Text("id")).ToList();
        Assert.Equal(3, ids.Count);
        Assert.Contains(pinned, ids);
        Assert.Equal("Nothing is outdated.\n", project.Succeed("backup", "prune"));

        project.Succeed("backup", "unpin", pinned);
        Assert.Equal([pinned], project.Json("backup", "prune").Texts("removed"));
    }

    [Fact]
    public void A_damaged_backup_ends_with_8_and_does_not_count_as_good_any_more()
    {
        using var project = Shop.Deployed();
        var path = project.Json("backup", "create").Text("path")!;
        Assert.StartsWith("Whole: ", project.Succeed("backup", "verify", "--deep"), StringComparison.Ordinal);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = file.Length - 100;
            file.WriteByte(0xFF);
        }

        project.Fail(8, "backup", "verify", "latest");
        Assert.False(project.Json("backup", "list")[0].GetProperty("verified").GetBoolean());
        project.Fail(2, "backup", "verify", "latest-good");
        project.Fail(8, "restore", "latest");
        Assert.Equal(2, project.Database.Count("users"));
    }

    [Fact]
    public void A_group_without_a_command_says_which_there_are()
    {
        using var project = Shop.New();

        Assert.Contains("create, list, verify, pin, unpin, prune", project.Fail(2, "backup").Errors, StringComparison.Ordinal);
        Assert.Contains("Example: slipway backup create", project.Succeed("backup", "--help"), StringComparison.Ordinal);
    }
}
