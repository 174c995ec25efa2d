using System.Text.Json;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Copies;

/// <summary>A backup that this role could not restore says so when it is made.</summary>
public sealed class RestorabilityTests : IDisposable
{
    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase("createdb");

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("create extension pg_stat_statements", "extension pg_stat_statements")]
    [InlineData("create publication for_all for all tables", "publication for_all")]
    [InlineData("create publication p; alter publication p owner to postgres", "publication p belongs to postgres")]
    [InlineData("create table theirs (n int); grant select on theirs to public", "table theirs belongs to postgres")]
    [InlineData("create function f() returns event_trigger language plpgsql as 'begin end'; grant execute on function f() to public;"
        + "create event trigger e on ddl_command_end execute function f()", "event trigger e")]
    [InlineData("create foreign data wrapper w", "foreign-data wrapper w")]
    public void What_only_another_role_can_restore_is_warned_of_when_it_is_backed_up_and_by_doctor(string made, string named)
    {
        using var project = new TempProject(_database);
        _database.Run("create table own (n int)");
        _database.Cluster.Run(made, _database.Name);

        var backup = project.Run("backup", "create");

        Assert.True(backup.Code == 0, backup.All);
        Assert.Contains("restore-needs-rights", backup.Errors, StringComparison.Ordinal);
        Assert.Contains(named, backup.Errors, StringComparison.Ordinal);
        Assert.Contains(named, project.Run("doctor").Output, StringComparison.Ordinal);
        project.Migration("0001_more", "create table more (n int);");
        Assert.Contains("level=warn", project.Run("up").Output.Split('\n').Single(line => line.Contains(named, StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_role_can_restore_is_not_warned_of()
    {
        using var project = new TempProject(_database);
        _database.Run("create extension citext; create table own (c citext); create publication p for table own");

        Assert.DoesNotContain("restore-needs-rights", project.Run("backup", "create").Errors, StringComparison.Ordinal);
        Assert.Equal(0, project.Run("backup", "verify", "--deep").Code);
        project.Environment["APP_DATABASE_URL"] = _database.SuperUrl;
        _database.Cluster.Run("create extension pg_stat_statements", _database.Name);
        Assert.DoesNotContain("restore-needs-rights", project.Run("backup", "create").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_that_failed_is_remembered_until_one_succeeds()
    {
        using var project = new TempProject(_database);
        var owner = $"{_database.Name}_gone";
        _database.Cluster.Run($"create role {owner}; grant {owner} to {_database.Name}", _database.Name);
        _database.Cluster.Run($"create table t (x int); alter table t owner to {owner}", _database.Name);
        Assert.Equal(0, project.Run("backup", "create").Code);
        Assert.True(IsVerified(project));
        _database.Cluster.Run($"alter table t owner to {_database.Name}; drop role {owner}", _database.Name);

        Assert.Equal(11, project.Run("backup", "verify", "latest", "--deep").Code);
        Assert.False(IsVerified(project));
        Assert.Contains("could not be restored", project.Run("backup", "list").Output, StringComparison.Ordinal);
        // That all of it can be read proves nothing new.
        Assert.Equal(0, project.Run("backup", "verify", "latest").Code);
        Assert.False(IsVerified(project));

        _database.Cluster.Run($"create role {owner}", _database.Name);
        project.Environment["APP_DATABASE_URL"] = _database.SuperUrl;
        Assert.Equal(0, project.Run("backup", "verify", "latest", "--deep").Code);
        Assert.True(IsVerified(project));
        _database.Cluster.Run($"drop owned by {owner}; drop role {owner}", _database.Name);
    }

    /// <summary>It says something of the role, and nothing of the backup.</summary>
    [Fact]
    public void A_trial_for_which_the_role_lacks_rights_leaves_the_backup_good()
    {
        using var project = new TempProject(_database);
        _database.Cluster.Run("create publication for_all for all tables", _database.Name);
        Assert.Equal(0, project.Run("backup", "create").Code);

        var trial = project.Run("backup", "verify", "latest", "--deep");

        Assert.Equal(11, trial.Code);
        Assert.Contains("restore-needs-rights", trial.Errors, StringComparison.Ordinal);
        Assert.True(IsVerified(project));
    }

    [Fact]
    public void A_member_that_does_not_inherit_backs_up_and_restores_with_the_role_in_the_url()
    {
        var login = $"{_database.Name}_login";
        _database.Run("create table t (n int); insert into t values (1)");
        _database.Cluster.Run($"create role {login} login noinherit password 'x'; grant {_database.Name} to {login}");
        try
        {
            using var project = new TempProject(
                _database,
                $"postgresql://{login}:x@127.0.0.1:{_database.Cluster.Port}/{_database.Name}?options=-c%20role%3D{_database.Name}");

            var backup = project.Run("backup", "create");
            Assert.True(backup.Code == 0, backup.All);
            Assert.DoesNotContain("without pg_dump", backup.All, StringComparison.Ordinal);
            var restored = project.Run("restore", "latest", "--yes");
            Assert.True(restored.Code == 0, restored.All);
            Assert.Equal([$"{_database.Name}|1"], _database.Rows("select tableowner, n from pg_tables, t where tablename = 't'"));
        }
        finally
        {
            _database.Cluster.Run($"drop role {login}");
        }
    }

    static bool IsVerified(TempProject project)
    {
        using var list = JsonDocument.Parse(project.Run("backup", "list", "--json").Output);
        return list.RootElement[0].GetProperty("verified").GetBoolean();
    }
}
