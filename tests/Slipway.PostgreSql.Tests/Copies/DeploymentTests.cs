using System.Text.Json;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Copies;

/// <summary>Backups on the path of a deployment, with the program as users run it.</summary>
public sealed class DeploymentTests : IDisposable
{
    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase("createdb");

    public void Dispose() => _database.Dispose();

    [Fact]
    public void A_deployment_backs_up_before_and_the_backup_leads_back()
    {
        using var project = new TempProject(_database);
        project.Migration("0001_t", "create table t (n int); insert into t values (1);");
        Assert.Equal(0, project.Run("up").Code);
        project.Migration("0002_more", "alter table t add column m int; insert into t values (2, 2);");

        var up = project.Run("up");
        Assert.True(up.Code == 0, up.All);
        Assert.Contains("verified", up.All, StringComparison.Ordinal);
        Assert.DoesNotContain(_database.Password, up.All, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(project.Backups, "*.dump"));

        // The migration itself has written since: that nothing of the application's is lost, only a person can know.
        var refused = project.Run("restore", "latest", "--yes");
        Assert.Equal(11, refused.Code);
        Assert.Contains("restore-loses-rows", refused.All, StringComparison.Ordinal);
        var restored = project.Run("restore", "latest", "--force");
        Assert.True(restored.Code == 0, restored.All);
        Assert.Equal(["1"], _database.Rows("select * from t"));
        Assert.Equal(["0001_t"], _database.Applied());
        Assert.Contains("is kept as", restored.All, StringComparison.Ordinal);
        Assert.Equal(0, project.Run("up").Code);
        Assert.Equal(["0001_t", "0002_more"], _database.Applied());
    }

    [Fact]
    public void A_database_that_somebody_dropped_comes_back()
    {
        using var project = new TempProject(_database);
        project.Migration("0001_t", "create table t (n int); insert into t values (1);");
        Assert.Equal(0, project.Run("up").Code);
        Assert.Equal(0, project.Run("backup", "create").Code);
        var before = _database.Dump();
        _database.Cluster.Run($"drop database {_database.Name}");

        var restored = project.Run("restore", "latest", "--yes");

        Assert.True(restored.Code == 0, restored.All);
        Assert.Equal(before, _database.Dump());
        Assert.Equal(["0001_t"], _database.Applied());
    }

    [Fact]
    public void Fault_G7_a_restore_that_is_killed_is_finished_by_the_next_one()
    {
        using var project = new TempProject(_database);
        _database.Run("create table t as select n, md5(n::text) from generate_series(1, 1000000) n");
        Assert.Equal(0, project.Run("backup", "create").Code);
        _database.Run("delete from t where n > 10");
        using (var restore = SlipwayProgram.Start(
            project.Folder, [.. SlipwayProgram.Command, "restore", "latest", "--force", "--disconnect"], project.Environment))
        {
            while (_database.Rows($"select datname from pg_database where datname = '{_database.Name}__slipway_restore'") is [])
                Assert.False(restore.HasExited, "the restore ended before it could be killed");
            restore.Kill();
            restore.WaitForExit();
        }

        Assert.Equal(10, _database.Count("t"));
        var again = project.Run("restore", "latest", "--force");

        Assert.True(again.Code == 0, again.All);
        Assert.Contains("An earlier restore had not finished", again.All, StringComparison.Ordinal);
        Assert.Equal(1000000, _database.Count("t"));
    }

    [Fact]
    public void Without_pg_dump_the_deployment_says_that_the_backup_is_our_own()
    {
        using var project = new TempProject(_database);
        _database.Run("create table t (n int); insert into t values (1)");
        project.Migration("0001_u", "create table u (n int);");
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists("/usr/bin/unshare"), "needs root and unshare, to hide a folder");
        // What stands on the search path is Debian's chooser, which finds nothing then.
        string[] hiding = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs none /usr/lib/postgresql && exec \"$@\"", "sh"];

        var up = SlipwayProgram.Wait(SlipwayProgram.Start(
            project.Folder, [.. hiding, .. SlipwayProgram.Command, "up"], project.Environment));

        Assert.True(up.Code == 0, up.All);
        Assert.Contains("without pg_dump", up.All, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(project.Backups, "*.dump"));
    }

    [Fact]
    public void A_database_that_is_too_large_is_not_backed_up_in_silence()
    {
        using var project = new TempProject(
            _database, settings: """{ "url": "env:APP_DATABASE_URL", "backup": { "dir": "./backups", "maxSize": "1MB" } }""");
        _database.Run("create table t (n int)");
        project.Migration("0001_u", "create table u (n int);");

        var refused = project.Run("up");

        Assert.Equal(11, refused.Code);
        Assert.Contains("backup-too-large", refused.All, StringComparison.Ordinal);
        Assert.Equal(["t"], _database.Rows("select relname from pg_class where relname in ('t', 'u')"));
        Assert.Equal(0, project.Run("backup", "create").Code);
        Assert.Equal(0, project.Run("up", "--no-backup").Code);
        Assert.Equal(["0001_u"], _database.Applied());
    }

    [Fact]
    public void A_program_backs_up_instead_and_the_server_marks_the_moment_where_the_role_may()
    {
        _database.Cluster.Run($"grant execute on function pg_create_restore_point(text) to {_database.Name}", _database.Name);
        _database.Run("create table t (n int)");
        using var project = new TempProject(
            _database,
            settings: """
            { "url": "env:APP_DATABASE_URL",
              "backup": { "dir": "./backups", "maxSize": "1MB", "command": { "command": ["./snapshot.sh", "two words; touch pwned"] } } }
            """);
        File.SetUnixFileMode(
            project.Write("snapshot.sh", "#!/bin/sh\nenv | grep ^SLIPWAY_ | sort >env.txt; echo \"$1\" >arguments.txt\n"
                + "echo snap-42; echo more\n"),
            (UnixFileMode)0b111_101_101);
        project.Migration("0001_u", "create table u (n int);");

        var up = project.Run("up");

        Assert.True(up.Code == 0, up.All);
        Assert.Contains("snap-42", project.Run("backup", "list").All, StringComparison.Ordinal);
        using var list = JsonDocument.Parse(project.Run("backup", "list", "--json").Output);
        Assert.Equal("snap-42", list.RootElement[0].GetProperty("external").GetString());
        Assert.Contains("snap-42", string.Join('\n', _database.Rows(
            "select detail from slipway.slipway_event where kind = 'backed-up'")), StringComparison.Ordinal);
        Assert.Equal("two words; touch pwned\n", File.ReadAllText(Path.Combine(project.Folder, "arguments.txt")));
        var environment = File.ReadAllText(Path.Combine(project.Folder, "env.txt"));
        Assert.Contains("SLIPWAY_REASON=before-up", environment, StringComparison.Ordinal);
        Assert.DoesNotContain(_database.Password, environment, StringComparison.Ordinal);
        Assert.Contains("restore point 'slipway ", File.ReadAllText(Directory.GetFiles(project.Backups, "*.dump").Single()),
            StringComparison.Ordinal);
        var restore = project.Run("restore", "latest", "--force");
        Assert.Equal(2, restore.Code);
        Assert.Contains("backup-elsewhere", restore.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("true")]
    public void A_program_that_fails_or_names_no_backup_stops_the_deployment(string work)
    {
        _database.Run("create table t (n int)");
        using var project = new TempProject(
            _database, settings: """{ "url": "env:APP_DATABASE_URL", "backup": { "dir": "./backups", "command": "./snapshot.sh" } }""");
        File.SetUnixFileMode(project.Write("snapshot.sh", $"#!/bin/sh\necho 'no space' >&2; {work}\n"), (UnixFileMode)0b111_101_101);
        project.Migration("0001_u", "create table u (n int);");

        var up = project.Run("up");

        Assert.Equal(11, up.Code);
        Assert.Contains("backup-failed", up.All, StringComparison.Ordinal);
        Assert.Empty(_database.Applied());
        Assert.Empty(Directory.GetFiles(project.Backups, "*.dump*"));
    }
}
