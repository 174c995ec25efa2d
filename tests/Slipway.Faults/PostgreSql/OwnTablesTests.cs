using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>Migrations that reach for Slipway's own tables.</summary>
public sealed class OwnTablesTests
{
    static readonly string[] Reaching =
    [
        "delete from slipway.slipway_history",
        "DELETE FROM ONLY Slipway.Slipway_History where id = 'x'",
        "delete from \"slipway\".\"slipway_history\"",
        "delete /* a comment */ from slipway . slipway_event",
        "insert into slipway_meta values ('environment', 'x')",
        "update slipway.head set epoch = 99",
        "update only slipway.\"head\" set epoch = 99",
        "with gone as (delete from slipway.slipway_journal returning 1) select * from gone",
        "merge into slipway.slipway_meta m using notes n on false when not matched then insert values ('a', 'b')",
        "truncate notes, slipway.slipway_history",
        "drop table if exists notes, slipway.head",
        "drop schema slipway cascade",
        "DROP SCHEMA IF EXISTS public, \"slipway\" CASCADE",
        "alter table slipway.slipway_history add column mine int",
        "alter schema slipway rename to other",
        "create trigger mine before insert on slipway.slipway_history for each row execute function f()",
        "create table slipway.mine (id int)",
        "create index mine on slipway.slipway_history (id)",
        "copy slipway.slipway_meta from '/dev/null'",
        "drop trigger slipway_event_is_append_only on slipway.slipway_event",
    ];

    [Fact]
    public void Tables_of_others_beside_ours_in_one_schema_make_the_database_not_empty()
    {
        using var project = new ServerProject(settings: "\"historySchema\": \"public\",").Migration("0001_notes", ServerProject.Notes);
        project.Database.Run("create table head (x int)");

        Assert.Equal(9, project.Up("--expect", "fresh").Code);
        ServerProject.Succeeded(project.Up("--expect", "existing"));
    }

    [Fact]
    public void Fault_E24_a_statement_that_names_our_tables_as_what_it_changes_is_refused_by_name()
    {
        using var project = ServerProject.Deployed();
        var before = Settled.State(project.Database);
        foreach (var statement in Reaching)
        {
            project.Migration("0002_reaches", $"insert into notes (text) values ('b');\n{statement};");

            var run = project.Up();

            Assert.True(run.Code == 1, $"{statement}: {run.Code} {run.All}");
            Assert.Contains("is Slipway's own, and only Slipway writes there", run.Errors, StringComparison.Ordinal);
            Assert.Contains("0002_reaches.sql:3", run.Errors, StringComparison.Ordinal);
            Assert.Contains("Slipway records by itself what it has run.", run.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(before, Settled.State(project.Database));
        project.Without("0002_reaches").AssertConverges(["0001_notes"], ["a"]);
    }

    [Fact]
    public void Fault_E24_what_only_reads_our_tables_or_has_a_name_that_resembles_them_is_let_through()
    {
        using var project = ServerProject.Deployed().Migration(
            "0002_reads",
            """
            create view deployments as select id, applied_at from slipway.slipway_history;
            create table slipways (slipway int, head int);
            insert into slipways select 1, count(*) from slipway.slipway_history;
            update slipways set head = 2;
            grant usage on schema slipway to public;
            grant select on slipway.slipway_history to public;
            insert into notes (text) values ('delete from slipway.slipway_history');
            """);

        ServerProject.Succeeded(project.Up());

        Assert.Equal(["1|2"], project.Database.Rows("select * from slipways"));
    }

    [Theory]
    [InlineData("", "do $$ begin drop schema slipway cascade; end $$")]
    [InlineData("", "do $$ begin execute 'drop table slipway.' || 'slipway_history'; end $$")]
    [InlineData("", "do $$ begin execute 'drop table slipway.' || 'head'; end $$")]
    [InlineData("", "drop owned by current_user cascade")]
    [InlineData("\"historySchema\": \"public\",", "drop schema public cascade")]
    [InlineData("\"historySchema\": \"public\",", "do $$ begin drop schema public cascade; create schema public; end $$")]
    public void Fault_E24_a_drop_of_our_tables_that_is_hidden_leaves_the_database_as_it_was(string settings, string statement)
    {
        using var project = ServerProject.Deployed(settings);
        if (settings.Length > 0)
            project.Database.Cluster.Run($"alter schema public owner to {project.Database.Name}", project.Database.Name);
        project.Migration("0002_hides", $"{statement};");
        var before = Settled.State(project.Database);

        var run = project.Up();

        Assert.True(run.Code == 1, run.All);
        Assert.Contains("Slipway's own tables", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Rolled back", run.Errors, StringComparison.Ordinal);
        if (settings.Length == 0)
            Assert.Equal(before, Settled.State(project.Database));
        Assert.Equal(["a"], project.Texts);
        ServerProject.Succeeded(project.Without("0002_hides").Up());
    }
}
