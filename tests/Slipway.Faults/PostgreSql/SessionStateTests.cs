using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>What a migration sets for its session is that migration's alone, whatever holds the transactions together.</summary>
public sealed class SessionStateTests
{
    /// <summary>Everything that a session can keep; as pg_dump's output begins, and worse.</summary>
    const string Leavings = """
        set statement_timeout = '17s';
        select pg_catalog.set_config('search_path', '', false);
        set client_min_messages = warning;
        set row_security = off;
        set default_tablespace = '';
        set time zone 'Asia/Tokyo';
        set standard_conforming_strings = on;
        create temporary table pg_temp.leftover (id int);
        declare open_one cursor with hold for select 1;
        listen somebody;
        set application_name = 'another';
        """;

    const string Look = """
        create table seen as
        select current_user::text as who, current_setting('search_path') as path, current_setting('TimeZone') as zone,
          current_setting('statement_timeout') as timeout, current_setting('row_security') as security,
          (select count(*) from pg_class where relname = 'leftover') as leftovers,
          (select count(*) from pg_cursors where name = 'open_one') as cursors,
          (select count(*) from pg_listening_channels()) as channels;
        """;

    [Theory]
    [InlineData("migration", "")]
    [InlineData("deployment", "")]
    [InlineData("migration", "-- migrate:transaction off")]
    public void Fault_E23_what_a_migration_sets_does_not_reach_the_next_one_or_the_history(string scope, string header)
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_leaves", Leavings, header: header)
            .Migration("0003_looks", Look);

        ServerProject.Succeeded(project.Up("--transaction", scope));

        Assert.Equal(
            [$"{project.Database.Name}|\"$user\", public|{Zone(project)}|0|on|0|0|0"], project.Database.Rows("select * from seen"));
        Assert.Equal(["0001_notes", "0002_leaves", "0003_looks"], project.Database.Applied());
        Settled.Assert(project.Database);
    }

    [Theory]
    [InlineData("migration")]
    [InlineData("deployment")]
    public void Fault_E23_a_role_that_a_migration_takes_is_given_back(string scope)
    {
        using var project = ServerProject.Deployed();
        using var other = PostgreSqlCluster.Shared.CreateDatabase();
        project.Database.Cluster.Run($"grant {other.Name} to {project.Database.Name}");
        project.Migration("0002_leaves", $"set role {other.Name};").Migration("0003_looks", Look);

        ServerProject.Succeeded(project.Up("--transaction", scope));

        Assert.Equal([project.Database.Name], project.Database.Rows("select who from seen"));
        Assert.Equal([project.Database.Name], project.Database.Rows("select tableowner from pg_tables where tablename = 'seen'"));
    }

    [Fact]
    public void Fault_E23_the_output_of_pg_dump_is_a_migration_and_the_history_is_found_again()
    {
        using var source = PostgreSqlCluster.Shared.CreateDatabase();
        source.Run("create table from_dump (id bigint generated always as identity primary key, name text)");
        source.Run("insert into from_dump (name) values ('x'), ('y\tz'), (null)");
        using var project = ServerProject.Deployed()
            .Migration("0002_dump", source.Dump().Replace(source.Name, $"\"{source.Name}\"", StringComparison.Ordinal))
            .Migration("0003_after", "insert into notes (text) select name from from_dump where id = 1;");
        project.Database.Cluster.Run(
            $"grant {source.Name} to {project.Database.Name}; grant create, usage on schema public to {source.Name}",
            project.Database.Name);

        ServerProject.Succeeded(project.Up());

        Assert.Equal(["1|x", "2|y\tz", "3|NULL"], project.Database.Rows("select * from from_dump order by id"));
        project.AssertConverges(["0001_notes", "0002_dump", "0003_after"], ["a", "x"]);
        project.Database.Cluster.Run("drop table from_dump; revoke all on schema public from " + source.Name, project.Database.Name);
    }

    [Fact]
    public void Deferred_constraints_are_settled_between_migrations_and_are_as_deferred_afterwards()
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_tables", """
                create table parent (id int primary key);
                create table child (
                  always int constraint put_off references parent deferrable initially deferred,
                  mostly int constraint at_once references parent deferrable initially immediate);
                """)
            .Migration("0003_late", "insert into child (always) values (1);\ninsert into parent values (1);")
            .Migration("0004_late_again", "insert into child (always) values (2);\ninsert into parent values (2);")
            .Migration("0005_asked", """
                set constraints at_once deferred;
                insert into child (mostly) values (3);
                insert into parent values (3);
                """);

        ServerProject.Succeeded(project.Up("--transaction", "deployment"));

        Assert.Equal(3, project.Database.Count("child"));
    }

    [Fact]
    public void An_initially_immediate_constraint_that_one_migration_has_put_off_is_immediate_in_the_next()
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_tables", """
                create table parent (id int primary key);
                create table child (mostly int constraint at_once references parent deferrable);
                """)
            .Migration("0003_asks", "set constraints at_once deferred;\ninsert into child values (3);\ninsert into parent values (3);")
            .Migration("0004_does_not", "insert into child values (4);\ninsert into parent values (4);");

        var run = project.Up("--transaction", "deployment");

        Assert.Equal(1, run.Code);
        Assert.Contains("0004_does_not.sql:2", run.Errors, StringComparison.Ordinal);
        Assert.Contains("at_once", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_notes"], project.Database.Applied());
    }

    [Theory]
    [InlineData("migration")]
    [InlineData("deployment")]
    public void A_migration_whose_deferred_constraint_does_not_hold_is_the_one_that_is_named(string scope)
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_tables", """
                create table parent (id int primary key);
                create table child (p int references parent deferrable initially deferred);
                """)
            .Migration("0003_breaks", "insert into child values (1);")
            .Migration("0004_innocent", "insert into notes (text) values ('b');");

        var run = project.Up("--transaction", scope);

        Assert.Equal(1, run.Code);
        Assert.Contains("0003_breaks cannot be committed", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["a"], project.Texts);
    }

    static string Zone(ServerProject project) => project.Database.Rows("select reset_val from pg_settings where name = 'TimeZone'")[0];
}
