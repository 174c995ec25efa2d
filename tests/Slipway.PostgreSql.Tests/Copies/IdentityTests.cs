using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Copies;

/// <summary>Which database a backup is of: what the server says, not how the URL is spelled.</summary>
public sealed class IdentityTests : IDisposable
{
    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase("createdb");

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_backup_is_the_databases_by_another_host_name_and_by_another_role(bool asSuperuser)
    {
        using var project = Deployed();
        project.Environment["APP_DATABASE_URL"] = asSuperuser
            ? _database.SuperUrl
            : _database.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

        Assert.Contains("1 backup, the newest good one", project.Run("doctor").Output, StringComparison.Ordinal);
        var restored = project.Run("restore", "latest", "--yes");

        Assert.True(restored.Code == 0, restored.All);
        Assert.Equal(["1"], _database.Rows("select n from t"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_empty_database_that_was_made_anew_is_not_deployed_to_by_another_spelling(bool serverTells)
    {
        using var project = Deployed();
        _database.Cluster.Run($"drop database {_database.Name}");
        _database.Cluster.Run($"create database {_database.Name} owner {_database.Name}");
        if (!serverTells)
            _database.Cluster.Run("revoke execute on function pg_catalog.pg_control_system() from public", _database.Name);
        project.Environment["APP_DATABASE_URL"] = _database.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

        var up = project.Run("up");

        Assert.Equal(9, up.Code);
        Assert.Contains("database-empty", up.All, StringComparison.Ordinal);
        Assert.Empty(_database.Applied());
    }

    [Fact]
    public void The_backup_of_another_server_needs_a_flag_of_its_own()
    {
        using var project = Deployed();
        using var cluster = PostgreSqlCluster.StartNew();
        cluster.Run($"create role {_database.Name} login createdb password '{_database.Password}'");
        cluster.Run($"create database {_database.Name} owner {_database.Name}");
        project.Environment["APP_DATABASE_URL"] = _database.UrlAt(cluster.Port);
        var backup = Path.GetFileNameWithoutExtension(Directory.GetFiles(project.Backups, "*.dump").Single());

        var refused = project.Run("restore", backup, "--force", "--disconnect");

        Assert.Equal(9, refused.Code);
        Assert.Contains("of another server", refused.All, StringComparison.Ordinal);
        Assert.Contains($"slipway restore {backup} --force --disconnect --other-database", refused.All, StringComparison.Ordinal);
        Assert.Equal(0, project.Run("restore", backup, "--other-database", "--force").Code);
    }

    [Fact]
    public void What_a_restore_keeps_is_named_in_its_document_and_by_doctor()
    {
        using var project = Deployed();

        using var restored = System.Text.Json.JsonDocument.Parse(project.Run("restore", "latest", "--yes", "--json").Output);
        var kept = restored.RootElement.GetProperty("kept").GetString()!;
        var doctor = project.Run("doctor");

        Assert.StartsWith($"{_database.Name}__before_", kept, StringComparison.Ordinal);
        Assert.Contains($"note     kept", doctor.Output, StringComparison.Ordinal);
        Assert.Contains($"drop database \"{kept}\"", doctor.Output, StringComparison.Ordinal);
        _database.Cluster.Run($"drop database \"{kept}\"");
        Assert.DoesNotContain(kept, project.Run("doctor").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_a_pooler_that_nobody_named_a_restore_is_refused_by_that_name()
    {
        using var project = Deployed();
        using var pooler = new PgBouncer(_database.Cluster);
        project.Environment["APP_DATABASE_URL"] = pooler.Url(_database);

        var refused = project.Run("restore", "latest", "--yes", "--force", "--disconnect", "--other-database");

        Assert.Equal(11, refused.Code);
        Assert.Contains("is reached through a pooler", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("SLIPWAY_DIRECT_URL", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Force_alone_ends_nobodys_connection()
    {
        using var project = Deployed();
        _database.Run("insert into t values (2)");
        using var application = _database.Open();

        var refused = project.Run("restore", "latest", "--force");
        Assert.Equal(11, refused.Code);
        Assert.Contains("--disconnect ends the connections", refused.All, StringComparison.Ordinal);
        var alsoRefused = project.Run("restore", "latest", "--yes", "--disconnect");
        Assert.Equal(11, alsoRefused.Code);
        Assert.Contains("--force restores all the same", alsoRefused.All, StringComparison.Ordinal);
        Assert.Equal(2, _database.Count("t"));

        Assert.Equal(0, project.Run("restore", "latest", "--force", "--disconnect").Code);
        Assert.Equal(1, _database.Count("t"));
    }

    /// <summary>A deployed database with a row, and a backup of it.</summary>
    TempProject Deployed()
    {
        var project = new TempProject(_database);
        project.Migration("0001_t", "create table t (n int);");
        Assert.Equal(0, project.Run("up").Code);
        _database.Run("insert into t values (1)");
        var made = project.Run("backup", "create");
        Assert.True(made.Code == 0, made.All);
        return project;
    }
}
