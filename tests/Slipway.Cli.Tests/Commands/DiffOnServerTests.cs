using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

/// <summary><c>diff</c> and <c>schema</c> on PostgreSQL, whose throw-away databases are kept for the next time.</summary>
public sealed class DiffOnServerTests : IDisposable
{
    const string Users = "create table users (id integer primary key, name text not null);\n";

    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase("createdb");
    readonly TempProject _project;

    public DiffOnServerTests() => _project = new TempProject(_database);

    public void Dispose()
    {
        _project.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void A_fresh_project_goes_from_schema_sql_to_a_running_database()
    {
        _project.Write("schema.sql", "create table orders (id integer primary key, user_id integer references users (id));\n" + Users);

        Assert.Equal("migrations/0001_first.sql\n", _project.Succeed("diff", "first"));
        _project.Succeed("up", "--no-backup");

        Assert.Equal(["0001_first"], _database.Applied());
        Assert.Equal("No changes: the migrations make the wanted schema.\n", _project.Succeed("diff"));
        Assert.Empty(_project.Succeed("diff", "--from", "database", "--to", "files"));
        Assert.Equal(_project.Succeed("schema"), _project.Succeed("schema", "--of", "wanted"));
        _project.Succeed("down", "base", "--yes", "--no-backup");
        Assert.Empty(_project.Succeed("schema"));
    }

    [Fact]
    public void What_it_reads_is_kept_for_the_next_time_and_replaced_when_it_changes()
    {
        _project.Write("schema.sql", Users);
        _project.Migration("0001_users", Users);

        _project.Succeed("diff");
        var first = Shadows();
        _project.Succeed("diff");

        Assert.Equal(2, first.Count);
        Assert.Equal(first, Shadows());
        _project.Write("schema.sql", Users + "create table carts (id integer);");
        _project.Succeed("diff", "carts");
        _project.Succeed("diff");
        Assert.Equal(2, Shadows().Count);
        Assert.Empty(Shadows().Intersect(first));
    }

    [Fact]
    public void A_rename_is_made_by_the_server_and_keeps_what_speaks_of_it()
    {
        _project.Migration("0001_users", Users + "create view names as select name from users;");
        _project.Write("schema.sql", "create table users (id integer primary key, full_name text not null);\n"
            + "create view names as select full_name as name from users;");

        Assert.Contains("--rename users.name:full_name", _project.Fail(2, "diff").Errors, StringComparison.Ordinal);
        _project.Succeed("diff", "--rename", "users.name:full_name");

        Assert.Equal("No changes: the migrations make the wanted schema.\n", _project.Succeed("diff"));
        Assert.Equal(
            "-- migrate:parent 0001_users\n\n-- migrate:up\nalter table users rename column name to full_name;\n\n"
            + "-- migrate:down\nalter table users rename column full_name to name;\n",
            File.ReadAllText(Path.Combine(_project.Folder, "migrations", "0002_rename_users_name.sql")));
    }

    [Fact]
    public void A_dump_of_a_deployed_database_is_a_schema_like_any_other()
    {
        _project.Migration("0001_users", Users + "create index users_name on users (name);");
        _project.Succeed("up", "--no-backup");
        _project.Write("dump.sql", _database.Dump());

        Assert.Empty(_project.Succeed("diff", "--from", "database", "--to", "dump.sql"));
    }

    [Fact]
    public void Without_the_right_to_make_databases_another_server_can_be_named_for_them()
    {
        using var other = _database.Cluster.CreateDatabase();
        using var project = new TempProject(other).Migration("0001_users", Users);
        project.Write("schema.sql", Users);

        Assert.Contains("createdb", project.Fail(11, "diff").Errors, StringComparison.Ordinal);
        project.Environment["SLIPWAY_SHADOW_URL"] = _database.Url;
        Assert.Equal("No changes: the migrations make the wanted schema.\n", project.Succeed("diff"));
    }

    List<string> Shadows() =>
    [
        .. _database.Rows($"select datname from pg_database where datname like 'slipway\\_shadow\\_%' "
            + $"and pg_get_userbyid(datdba) = '{_database.Name}' order by 1"),
    ];
}
