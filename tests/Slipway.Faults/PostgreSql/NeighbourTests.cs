using Npgsql;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>Others are at work in the same database: an older version, another history, a person with a console, the application.</summary>
public sealed class NeighbourTests
{
    [Fact]
    public void Fault_C9_an_older_version_of_the_application_on_a_newer_database_changes_nothing_and_starts_only_where_that_is_safe()
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_more", "alter table notes add column more text;")
            .Migration("0003_less", "alter table notes drop column more;", header: "-- migrate:phase contract");
        ServerProject.Succeeded(project.Up("0002_more"));
        var newer = project.Database.Dump();

        project.Without("0003_less").Without("0002_more");
        var older = project.Up("--", "echo", "launched");
        ServerProject.Succeeded(older);
        Assert.Contains("0002_more", older.Errors + older.Output, StringComparison.Ordinal);
        Assert.Contains("\nlaunched\n", older.Output, StringComparison.Ordinal);
        Assert.Equal(newer, project.Database.Dump());

        project.Migration("0002_more", "alter table notes add column more text;")
            .Migration("0003_less", "alter table notes drop column more;", header: "-- migrate:phase contract");
        ServerProject.Succeeded(project.Up("--phase", "all"));
        Assert.Equal(["0001_notes", "0002_more", "0003_less"], project.Database.Applied());
        project.Without("0003_less");
        var refused = project.Up("--", "echo", "launched");
        Assert.Equal(10, refused.Code);
        Assert.Contains("code=ahead-of-files", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("launched", refused.All, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_C10_two_histories_in_one_database_are_run_side_by_side()
    {
        using var one = new ServerProject(settings: "\"historySchema\": \"tenant_one\",");
        using var files = new TempProject(one.Database, settings: """{ "url": "env:APP_DATABASE_URL", "historySchema": "tenant_two" }""");
        one.Migration("0001_a", Tenant("one", "create schema tenant_one_app;", "a"))
            .Migration("0002_b", Tenant("one", "", "b")).Migration("0003_c", Tenant("one", "", "c"));
        files.Migration("0001_a", Tenant("two", "create schema tenant_two_app;", "a"))
            .Migration("0002_b", Tenant("two", "", "b")).Migration("0003_c", Tenant("two", "", "c"));

        using var first = one.StartUp();
        using var second = RunningProgram.Start(files.Folder, [.. SlipwayProgram.Command, "up", "--no-backup"], files.Environment);

        Assert.True(first.End() == 0, first.Said);
        Assert.True(second.End() == 0, second.Said);
        Assert.DoesNotContain("Waiting for the lock", first.Said + second.Said, StringComparison.Ordinal);
        Assert.Equal(["0001_a", "0002_b", "0003_c"], one.Database.Rows("select id from tenant_one.slipway_history order by sequence"));
        Assert.Equal(["0001_a", "0002_b", "0003_c"], one.Database.Rows("select id from tenant_two.slipway_history order by sequence"));
    }

    [Fact]
    public void Fault_C13_a_structure_that_somebody_else_changes_during_the_run_stops_it_and_a_re_run_goes_on()
    {
        using var run = BetweenTransactions(
            """
            alter table notes add column surprise text;
            create index by_hand on notes (text);
            create table by_hand_too (id int);
            create function by_hand() returns int language sql as 'select 1';
            """,
            out var proxy, out var project);
        using (proxy)
        using (project)
        {
            Assert.Equal(3, run.End());
            Assert.Contains("code=changed-meanwhile", run.Said, StringComparison.Ordinal);
            foreach (var foreign in (string[])
                ["add-column public.notes.surprise", "create-table public.by_hand_too", "create-function public.by_hand()",
                    "create-index public.by_hand"])
                Assert.Contains(foreign, run.Said, StringComparison.Ordinal);
            Assert.Contains("0002_more stands: committed before.", run.Said, StringComparison.Ordinal);
            Assert.DoesNotContain("launched", run.Said, StringComparison.Ordinal);
            Assert.Equal(["0001_notes", "0002_more"], project.Database.Applied());
            project.AssertConverges(["0001_notes", "0002_more", "0003_last"], ["a", "b", "c"]);
        }
    }

    [Fact]
    public void Fault_C13_rows_may_change_during_the_run()
    {
        using var run = BetweenTransactions("insert into notes (text) values ('x'); analyze notes;", out var proxy, out var project);
        using (proxy)
        using (project)
        {
            Assert.True(run.End() == 0, run.Said);
            Assert.Equal(["a", "b", "x", "c"], project.Texts);
        }
    }

    [Fact]
    public void Fault_C15_while_the_application_writes_at_a_high_rate_nothing_of_it_is_lost()
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_column", "alter table notes add column more text default 'none';")
            .Migration("0003_index", "create index concurrently notes_text on notes (text);")
            .Migration("0004_rewrite", """
                alter table notes alter column text type varchar(100);
                update notes set more = 'some' where id % 2 = 0;
                """)
            .Migration("0005_check", """
                alter table notes add constraint text_there check (text is not null) not valid;
                alter table notes validate constraint text_there;
                """);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(number => Task.Run(() => Write(project, number, stop.Token))).ToArray();

        var run = project.Up();
        stop.Cancel();
        var written = writers.SelectMany(writer => writer.Result).Order().ToList();

        ServerProject.Succeeded(run);
        Assert.True(written.Count > 50, $"Only {written.Count} rows were written.");
        Assert.Equal(written, project.Database.Rows("select text from notes where text <> 'a'").Order());
        Settled.Assert(project.Database);
    }

    /// <summary>Writes one row after the other, each committed, and gives those of which the server said that they are.</summary>
    static List<string> Write(ServerProject project, int writer, CancellationToken stop)
    {
        using var connection = project.Database.Open();
        var written = new List<string>();
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            using var command = new NpgsqlCommand($"insert into notes (text) values ('{writer}-{number}')", connection);
            command.ExecuteNonQuery();
            written.Add($"{writer}-{number}");
        }

        return written;
    }

    static string Tenant(string name, string before, string table) =>
        $"{before}\ncreate table tenant_{name}_app.{table} (id int);\nselect pg_sleep(1);";

    /// <summary>Starts a run of two transactions, and does something by hand between the two.</summary>
    static RunningProgram BetweenTransactions(string byHand, out TcpProxy proxy, out ServerProject project)
    {
        var wire = proxy = new TcpProxy(PostgreSqlCluster.Shared.Port);
        project = new ServerProject(wire.Url).Migration("0001_notes", ServerProject.Notes);
        ServerProject.Succeeded(project.Up());
        project.Migration("0002_more", "insert into notes (text) values ('b');")
            .Migration("0003_last", "insert into notes (text) values ('c');");
        var begun = 0;
        wire.At(
            message => message.Asks("begin isolation level read committed read write") && ++begun == 2,
            new WireFault.Delay(TimeSpan.FromSeconds(5)));
        var run = project.StartUp("--", "echo", "launched");
        var database = project.Database;
        Wait.Until(() => database.Applied().Contains("0002_more"));
        database.Run(byHand);
        return run;
    }
}
