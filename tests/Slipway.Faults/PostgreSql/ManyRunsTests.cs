using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>Many runs on one database at once, as when all containers of an application start.</summary>
public sealed class ManyRunsTests
{
    const int Many = 16;

    static readonly bool IsLong = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1";

    static int Rounds => IsLong ? 20 : 1;

    [Fact]
    public void Fault_C1_C14_sixteen_that_start_at_once_on_an_empty_database_apply_once_and_all_launch()
    {
        for (var round = 0; round < Rounds; round++)
        {
            using var project = new ServerProject()
                .Migration("0001_notes", ServerProject.Notes)
                .Migration("0002_more", "insert into notes (text) values ('b');");

            AllLaunch(project, Many);

            Assert.Equal(["a", "b"], project.Texts);
            Assert.Equal(["0001_notes", "0002_more"], project.Database.Applied());
            Settled.Assert(project.Database);
        }
    }

    [Fact]
    public void Fault_C1_C8_with_one_migration_pending_it_is_applied_once_and_the_others_plan_anew()
    {
        for (var round = 0; round < Rounds; round++)
        {
            using var project = ServerProject.Deployed()
                .Migration("0002_more", "insert into notes (text) values ('b');\nselect pg_sleep(2);");

            var said = AllLaunch(project, 6);

            Assert.Equal(["a", "b"], project.Texts);
            Assert.Single(said, text => text.Contains("Applying 0002_more", StringComparison.Ordinal));
            Assert.Equal(5, said.Count(text => text.Contains("No migrations to apply", StringComparison.Ordinal)));
            Settled.Assert(project.Database);
        }
    }

    /// <summary>Who waited for the lock inside of the server would deadlock with the build.</summary>
    [Fact]
    public void Fault_C2_sixteen_with_a_concurrent_index_pending_build_it_once_and_all_launch()
    {
        for (var round = 0; round < Rounds; round++)
        {
            using var project = ServerProject.Deployed().Migration("0002_index", "create index concurrently notes_text on notes (text);");

            AllLaunch(project, Many);

            Assert.Equal(["t"], project.Database.Rows("select indisvalid from pg_index where indexrelid = 'notes_text'::regclass"));
            Assert.Equal(["0001_notes", "0002_index"], project.Database.Applied());
            Settled.Assert(project.Database);
        }
    }

    [Fact]
    public void Fault_C3_who_waits_is_told_who_has_the_lock_what_it_does_and_what_holds_that_up_and_gives_up_in_the_end()
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_more", "alter table notes add column more text;", header: "-- migrate:timeout lock=60s");
        using var reader = project.Database.Open();
        Execute(reader, "set application_name = 'a report'; begin; select * from notes");
        using var leader = project.StartUp().Until("Applying 0002_more");
        Wait.Until(() => project.Database.Rows("select 1 from pg_locks where not granted and relation = 'notes'::regclass").Count > 0);

        var waiter = project.Up("--lock-wait", "1s");

        Assert.Equal(6, waiter.Code);
        Assert.Contains("code=lock-timeout", waiter.Errors, StringComparison.Ordinal);
        foreach (var text in (string[])[waiter.Output, waiter.Errors])
        {
            Assert.Contains($"pid {leader.Id} on ", text, StringComparison.Ordinal);
            Assert.Contains("at 0002_more", text, StringComparison.Ordinal);
            Assert.Contains("alter table notes add column more text", text, StringComparison.Ordinal);
            Assert.Contains("blocked by process ", text, StringComparison.Ordinal);
            Assert.Contains("a report", text, StringComparison.Ordinal);
        }

        Execute(reader, "rollback");
        Assert.Equal(0, leader.End());
    }

    [Fact]
    public void Fault_C7_with_nothing_pending_nobody_waits_for_the_lock_and_nothing_is_written()
    {
        using var project = ServerProject.Deployed();
        using var holder = project.Database.Open();
        Execute(holder, $"select pg_advisory_lock({Key})");
        const string written = "select epoch, run, at, (select count(*) from slipway.slipway_event) from slipway.head";
        var before = project.Database.Rows(written);

        var run = project.Up("--lock-wait", "0s", "--wait", "0s", "--", "echo", "launched");

        ServerProject.Succeeded(run);
        Assert.Contains("No migrations to apply", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nlaunched\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, project.Database.Rows(written));
    }

    [Fact]
    public void Fault_C11_C12_an_application_that_holds_our_key_is_named_with_its_role()
    {
        using var project = ServerProject.Deployed().Migration("0002_more", "insert into notes (text) values ('b');");
        var (database, role) = (project.Database.Name, $"{project.Database.Name}_low");
        project.Database.Cluster.Run($"create role {role} login password 'x'; grant connect on database {database} to {role}");
        try
        {
            using var holder = new NpgsqlConnection(
                project.Database.ConnectionStringAt(project.Database.Cluster.Port)
                + $";Username={role};Password=x;Application Name=the shop's jobs");
            holder.Open();
            Execute(holder, $"select pg_advisory_lock({Key})");

            var run = project.Up("--lock-wait", "0s");

            Assert.Equal(6, run.Code);
            Assert.Contains("'the shop's jobs', which is not Slipway, as role", run.Errors, StringComparison.Ordinal);
            Assert.Contains(role, run.Errors, StringComparison.Ordinal);
            holder.Close();
            project.AssertConverges(["0001_notes", "0002_more"], ["a", "b"]);
        }
        finally
        {
            project.Database.Cluster.Run($"revoke all on database {database} from {role}; drop role {role}");
        }
    }

    static long Key => System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes("slipway:slipway.slipway_history")));

    static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Starts that many at once: one applies, all end well and launch.</summary>
    static List<string> AllLaunch(ServerProject project, int count)
    {
        var runs = Enumerable.Range(0, count).Select(_ => project.StartUp("--lock-wait", "120s", "--", "echo", "launched")).ToList();
        try
        {
            foreach (var run in runs)
            {
                Assert.True(run.End() == 0, run.Said);
                Assert.Contains("\nlaunched\n", run.Said, StringComparison.Ordinal);
            }

            return [.. runs.Select(run => run.Said)];
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }
}
