using Npgsql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>A lock that passes, met in a migration that is committed in parts.</summary>
public sealed class RetryTests
{
    [Fact]
    public void Fault_B10_a_part_of_a_migration_that_meets_somebody_s_lock_is_tried_again_from_where_it_stands()
    {
        using var project = ServerProject.Deployed();
        using var reader = project.Database.Open();
        project.Database.Run("create table held (id int)");
        project.Migration(
            "0002_parts",
            """
            insert into notes (text) values ('b');
            create index concurrently notes_text on notes (text);
            insert into notes (text) values ('c');
            alter table held add column more text;
            insert into notes (text) values ('d');
            """);
        Execute(reader, "set application_name = 'a report'; begin; lock table held in access share mode");
        using var run = project.StartUp().Until("trying again").Until("attempt=2");

        Execute(reader, "rollback");

        Assert.Equal(0, run.End());
        Assert.Contains("a report", run.Said, StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c", "d"], project.Texts);
        Assert.Equal(["0001_notes", "0002_parts"], project.Database.Applied());
        Settled.Assert(project.Database);
    }

    [Fact]
    public void Fault_B10_who_is_not_willing_to_wait_is_told_what_stands_and_goes_on_there_later()
    {
        using var project = ServerProject.Deployed();
        project.Database.Run("create table held (id int)");
        project.Migration("0002_parts", """
            create index concurrently notes_text on notes (text);
            insert into notes (text) values ('b');
            alter table held add column more text;
            """);
        using var reader = project.Database.Open();
        Execute(reader, "begin; lock table held in access share mode");

        var run = project.Up("--lock-wait", "1s");

        Assert.True(run.Code == 6, run.All);
        Assert.Contains("The first 1 of 3 statements of 0002_parts have taken effect", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["a"], project.Texts);
        Execute(reader, "rollback");
        project.AssertConverges(["0001_notes", "0002_parts"], ["a", "b"]);
    }

    [Fact]
    public void Fault_B10_the_second_migration_of_a_shared_transaction_does_not_wait_for_a_lock_for_ever()
    {
        using var project = ServerProject.Deployed();
        project.Database.Run("create table held (id int)");
        project.Migration("0002_first", "insert into notes (text) values ('b');")
            .Migration("0003_second", "alter table held add column more text;");
        using var reader = project.Database.Open();
        Execute(reader, "begin; lock table held in access share mode");
        using var run = project.StartUp("--transaction", "deployment").Until("trying again");

        Execute(reader, "rollback");

        Assert.Equal(0, run.End());
        Assert.Equal(["a", "b"], project.Texts);
    }

    static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
