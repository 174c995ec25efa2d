using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

/// <summary>What <c>diff</c> and <c>schema</c> print and write, on SQLite, which needs no server for it.</summary>
public sealed class DiffCommandTests
{
    const string Users = "create table users (id integer primary key, name text not null);\n";
    const string Orders = "create table orders (id integer primary key, user_id integer references users (id));\n";

    [Fact]
    public void A_fresh_project_goes_from_schema_sql_to_a_running_database()
    {
        using var project = new TempProject("{}");
        File.Delete(Path.Combine(project.Folder, "slipway.json"));
        project.Write("schema.sql", Orders + Users);

        project.Succeed("init", "--url", "sqlite:app.db");
        Assert.Equal("migrations/0001_first.sql\n", project.Succeed("diff", "first"));
        project.Succeed("up", "--create");

        Assert.Equal(["0001_first"], project.Database.Applied());
        Assert.Equal("No changes: the migrations make the wanted schema.\n", project.Succeed("diff"));
        Assert.Empty(project.Succeed("diff", "--from", "database", "--to", "wanted"));
        Assert.Equal(project.Succeed("schema"), project.Succeed("schema", "--of", "wanted"));
    }

    [Fact]
    public void What_is_written_reads_as_a_person_would_have_written_it()
    {
        using var project = Project(Users).Migration("0001_users", Users);
        project.Write("schema.sql", Users.Replace(");", ", locale text);", StringComparison.Ordinal) + Orders);

        Assert.Equal("migrations/0002_add_locale.sql\n", project.Succeed("diff", "add", "locale"));

        Assert.Equal(
            """
            -- migrate:parent 0001_users

            -- migrate:up
            alter table users add column locale text;

            create table orders (
                id integer primary key,
                user_id integer references users (id)
            );

            -- migrate:down
            drop table orders;
            alter table users drop column locale;

            """,
            File.ReadAllText(Path.Combine(project.Folder, "migrations", "0002_add_locale.sql")));
        project.Succeed("up", "--create");
        project.Succeed("down", "-1", "--yes");
        Assert.Equal(["id", "name"], project.Database.Rows("select name from pragma_table_info('users')"));
    }

    [Fact]
    public void What_takes_away_comes_after_the_rest_in_a_migration_of_the_contract_phase()
    {
        using var project = Project(Users).Migration("0001_all", Users + Orders);
        project.Write("schema.sql", Users + "create table carts (id integer primary key);");

        project.Succeed("diff", "carts", "--no-rename", "orders");

        Assert.Equal(
            "-- migrate:parent 0002_carts\n-- migrate:phase contract\n\n-- migrate:up\ndrop table orders;\n\n-- migrate:down\n",
            File.ReadAllText(Path.Combine(project.Folder, "migrations", "0003_carts_contract.sql")).Split("create table")[0]);
        Assert.Contains("create table carts", project.Succeed("sql", "0001:0002"), StringComparison.Ordinal);
        Assert.Equal("No changes: the migrations make the wanted schema.\n", project.Succeed("diff"));
    }

    [Fact]
    public void A_rename_is_refused_until_somebody_says_what_it_is()
    {
        using var project = Project(Users).Migration("0001_users", Users + "insert into users (name) values ('anna');");
        project.Succeed("up", "--create");
        project.Write("schema.sql", Users.Replace("name", "full_name", StringComparison.Ordinal));

        var refused = project.Fail(2, "diff");
        Assert.Contains("--rename users.name:full_name", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("--no-rename users.name", refused.Errors, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(project.Folder, "migrations")));

        var dropped = project.Succeed("diff", "--from", "files", "--to", "wanted", "--no-rename", "all");
        Assert.Contains("drop", dropped, StringComparison.Ordinal);
        project.Succeed("diff", "--rename", "users.name:full_name");
        project.Succeed("up");
        Assert.Equal(["anna"], project.Database.Rows("select full_name from users"));
        project.Succeed("down", "-1", "--yes");
        Assert.Equal(["anna"], project.Database.Rows("select name from users"));
    }

    [Fact]
    public void A_live_database_is_renamed_in_a_copy_of_its_schema_and_not_touched()
    {
        using var project = Project("create table people (id integer primary key, name text not null);");
        project.Database.Execute(Users + "create view names as select name from users;");

        var sql = project.Succeed("diff", "--from", "app.db", "--to", "schema.sql", "--rename", "users:people");

        Assert.StartsWith("alter table users rename to people;\n", sql, StringComparison.Ordinal);
        Assert.Equal(["users"], project.Database.Rows("select name from sqlite_schema where type = 'table'"));
    }

    [Fact]
    public void Any_two_sources_are_compared_without_a_database_and_without_a_project()
    {
        using var project = new TempProject("{}");
        project.Write("old/2_orders.sql", Orders);
        project.Write("old/1_users.sql", "begin;\n" + Users + "commit;\n");
        project.Write("new.sql", Users + Orders + "create index orders_user on orders (user_id);");

        Assert.Equal("create index orders_user on orders (user_id);\n", project.Succeed("diff", "--from", "old", "--to", "new.sql"));
        Assert.Empty(project.Succeed("diff", "--from", "new.sql", "--to", "new.sql"));
        var change = Assert.Single(project.Json("diff", "--from", "old", "--to", "new.sql").GetProperty("changes").EnumerateArray());
        Assert.Equal("create-index", change.Text("kind"));
        Assert.Equal("create index orders_user on orders (user_id)", change.Text("sql"));
    }

    [Fact]
    public void A_folder_of_migrations_is_replayed()
    {
        using var project = new TempProject("{}").Migration("0001_users", Users, "drop table users;");
        project.Write("users.sql", Users);

        Assert.Empty(project.Succeed("diff", "--from", "migrations", "--to", "users.sql"));
        Assert.Empty(project.Succeed("diff", "--from", "migrations/0001_users.sql", "--to", "users.sql"));
    }

    [Fact]
    public void A_definition_that_the_engine_refuses_is_shown_with_its_place()
    {
        using var project = new TempProject("{}");
        project.Write("wrong.sql", Users + "create index lost on nowhere (id);\n");

        var ended = project.Fail(2, "schema", "--of", "wrong.sql");

        Assert.Contains("wrong.sql:2:22: no such table", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("code=definition-refused", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wanted_schema_may_be_printed_by_a_command()
    {
        using var project = new TempProject("""{ "engine": "sqlite", "schema": { "command": "cat db/*.sql" } }""");
        project.Write("db/users.sql", Users);

        Assert.StartsWith("create table users (\n", project.Succeed("schema", "--of", "wanted"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_fails_is_shown_with_its_words_and_without_its_secrets()
    {
        using var project = new TempProject(
            """{ "schema": { "command": "echo cannot reach postgres://anna:S3cret@db/x >&2; exit 4 # postgres://anna:S3cret@db/x" } }""");

        var ended = project.Fail(2, "schema", "--of", "wanted");

        Assert.Contains("ended with 4", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("cannot reach postgres://anna:***@db/x", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret", ended.All, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_wanted_schema_it_says_how_to_name_one()
    {
        using var project = new TempProject("""{ "engine": "sqlite" }""");

        var ended = project.Fail(2, "diff");

        Assert.Contains("code=schema-unset", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("\"schema\":", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_migration_that_fails_in_the_replay_is_named_with_its_place()
    {
        using var project = Project(Users).Migration("0001_users", Users).Migration("0002_wrong", "alter table nobody add column x;");

        var ended = project.Fail(1, "diff");

        Assert.Contains("migrations/0002_wrong.sql:2:13: no such table: nobody", ended.Errors, StringComparison.Ordinal);
    }

    /// <summary>A project on a SQLite database, with this wanted schema.</summary>
    static TempProject Project(string wanted)
    {
        var project = new TempProject();
        project.Write("schema.sql", wanted);
        return project;
    }
}
