using System.Text.Json;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// Procedures and DO blocks that commit by themselves, outside of transactions: one that fails may have committed part of
/// what it does, and is not run again as though it had not.
/// </summary>
public sealed class CommitsByItselfTests
{
    const string Half = """
        create procedure half() language plpgsql as $$
        begin
          update notes set text = text || '!';
          commit;
          perform 1 / 0;
        end $$;
        """;

    const string Parts = "create table big (x int);\ncreate index concurrently big_x on big (x);\n";

    [Theory]
    [InlineData("call half();")]
    [InlineData("do $$ begin update notes set text = text || '!'; commit; perform 1 / 0; end $$;")]
    public void What_a_failed_statement_had_committed_is_said_and_kept_apart_from_a_second_run(string statement)
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_half", Half)
            .Migration("0003_run", statement, header: "-- migrate:transaction off");

        var failed = project.Run("up");
        Assert.Equal(1, failed.Code);
        Assert.Contains("What this statement committed by itself before it failed stands", failed.All, StringComparison.Ordinal);
        Assert.DoesNotContain("as it was before", failed.All, StringComparison.Ordinal);
        Assert.Contains("migrate:idempotent", failed.All, StringComparison.Ordinal);
        Assert.Equal(["a!"], project.Texts);

        // The backup before it is good, and no later run takes its place.
        var backups = project.Run("backup", "list").Output;
        Assert.DoesNotContain("changed nothing", backups, StringComparison.Ordinal);
        Assert.Equal(7, project.Run("up").Code);
        Assert.Equal(["a!"], project.Texts);
        Assert.Contains(backups.Split(' ')[0], project.Run("backup", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Corrected_text_runs_when_it_says_that_it_may()
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_half", Half)
            .Migration("0003_run", "call half();", header: "-- migrate:transaction off");
        Assert.Equal(1, project.Up().Code);

        project.Migration("0003_run", "update notes set text = 'corrected';", header: "-- migrate:transaction off");
        Assert.Equal(7, project.Up().Code);
        project.Migration(
            "0003_run", "update notes set text = 'corrected';", header: "-- migrate:transaction off\n-- migrate:idempotent");
        project.AssertConverges(["0001_notes", "0002_half", "0003_run"], ["corrected"]);
    }

    [Fact]
    public void A_statement_that_was_refused_whole_leaves_nothing_to_look_after()
    {
        using var project = ServerProject.Deployed().Migration("0002_run", "call nobody();", header: "-- migrate:transaction off");

        var failed = project.Up();
        Assert.Equal(1, failed.Code);
        Assert.Contains("Rolled back: the database is as it was before this run.", failed.All, StringComparison.Ordinal);
        Assert.DoesNotContain("interrupted", project.Run("status").All, StringComparison.Ordinal);

        project.Migration("0002_run", "update notes set text = 'b';", header: "-- migrate:transaction off");
        project.AssertConverges(["0001_notes", "0002_run"], ["b"]);
    }

    [Fact]
    public void What_a_procedure_made_is_among_the_effects()
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_makes", "create procedure makes() language plpgsql as $$ begin create table made (x int); commit; end $$;")
            .Migration("0003_run", "call makes();", header: "-- migrate:transaction off");

        using var report = JsonDocument.Parse(project.Up("--json").Output);

        Assert.Contains(
            ("create-table", "public.made"),
            report.RootElement.GetProperty("effects").EnumerateArray()
                .Select(effect => (effect.GetProperty("kind").GetString(), effect.GetProperty("object").GetString())));
    }

    [Fact]
    public void What_an_earlier_run_did_of_a_migration_in_parts_is_in_its_row_and_verify_misses_it()
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_parts", Parts + "insert into nobody values (1);");
        Assert.Equal(1, project.Up().Code);
        project.Migration("0002_parts", Parts + "insert into big values (1);");
        ServerProject.Succeeded(project.Up());

        Assert.Contains("create table public.big", project.Run("show", "0002_parts").Output, StringComparison.Ordinal);
        project.Database.Run("drop table big");
        Assert.Contains("The table public.big is not there", project.Run("verify").All, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_migration_are_no_change_by_somebody_else()
    {
        using var project = new ServerProject()
            .Migration("0001_mood", "create type mood as enum ('a');\nalter type mood add value 'b';\ncreate table m (m mood default 'b');")
            .Migration("0002_more", "create table n (i int);");

        ServerProject.Succeeded(project.Up());
        Settled.Assert(project.Database);
    }
}
