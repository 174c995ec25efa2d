using Slipway.Testing;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// Signals to the built program while the server works for it: the statement is cancelled there, and nothing of it stands.
/// </summary>
public sealed class SignalTests
{
    static readonly bool IsLong = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1";

    [Theory]
    [InlineData(RunningProgram.Terminate, 143)]
    [InlineData(RunningProgram.Interrupt, 130)]
    [InlineData(RunningProgram.Hangup, 129)]
    public void Fault_A5_a_signal_in_the_middle_of_a_statement_cancels_it_and_is_the_exit_code(int signal, int code)
    {
        using var project = Project();
        using var run = project.StartUp("--", "echo", "launched");
        project.WaitForStatement("select pg_sleep%");

        run.Signal(signal);

        Assert.Equal(code, run.End());
        Assert.Contains("0002_first stands: committed before. The rest was rolled back.", run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("launched", run.Said, StringComparison.Ordinal);
        Assert.Contains("canceling statement due to user request", project.Database.Cluster.Log, StringComparison.Ordinal);
        AssertConverges(project);
    }

    [Fact]
    public void Fault_A5_a_signal_at_any_moment_leaves_the_state_before_or_after_a_migration_and_the_lock_free()
    {
        for (var moment = 0; moment < (IsLong ? 40 : 4); moment++)
        {
            using var project = Project();
            using var run = project.StartUp();
            using var clock = new ManualResetEventSlim();
            clock.Wait(TimeSpan.FromMilliseconds(moment * (IsLong ? 30 : 250)));

            run.Signal(RunningProgram.Terminate);

            Assert.Equal(143, run.End());
            AssertConverges(project);
        }
    }

    [Fact]
    public void Fault_A5_a_signal_while_another_run_has_the_lock_ends_the_waiting()
    {
        using var project = Project();
        using var leader = project.StartUp();
        project.WaitForStatement("select pg_sleep%");
        using var waiter = project.StartUp().Until("Waiting");

        waiter.Signal(RunningProgram.Terminate);

        Assert.Equal(143, waiter.End());
        Assert.Contains("Nothing was changed.", waiter.Said, StringComparison.Ordinal);
        leader.Signal(RunningProgram.Terminate).End();
        AssertConverges(project);
    }

    [Fact]
    public void Fault_A5_a_signal_while_a_statement_waits_for_somebody_s_lock_ends_the_waiting()
    {
        using var project = Project();
        project.Migration("0003_endless", "alter table notes add column more text;");
        using var other = project.Database.Open();
        using var command = new Npgsql.NpgsqlCommand("begin; select * from notes", other);
        command.ExecuteNonQuery();
        using var run = project.StartUp().Until("trying again");

        run.Signal(RunningProgram.Terminate);

        Assert.Equal(143, run.End());
        Assert.Contains("process ", run.Said, StringComparison.Ordinal);
        other.Dispose();
        AssertConverges(project);
    }

    [Fact]
    public void Fault_A6_a_signal_during_a_statement_outside_of_transactions_cancels_it_and_the_next_run_begins_it_anew()
    {
        using var project = Project().Without("0003_endless")
            .Migration("0003_index", "create index concurrently notes_text on notes (text);");
        using var other = project.Database.Open();
        using var command = new Npgsql.NpgsqlCommand("begin; insert into notes (text) values ('c')", other);
        command.ExecuteNonQuery();
        using var run = project.StartUp();
        project.WaitForIndexBuild();

        run.Signal(RunningProgram.Terminate);

        Assert.Equal(143, run.End());
        other.Dispose();
        project.AssertConverges(["0001_notes", "0002_first", "0003_index"], ["a", "b"]);
        Assert.Equal(["t"], project.Database.Rows("select indisvalid from pg_index where indexrelid = 'notes_text'::regclass"));
    }

    [Fact]
    public void Fault_A6_a_signal_during_a_statement_of_which_nobody_can_tell_asks_for_a_person()
    {
        using var project = Project().Without("0003_endless").Migration(
            "0003_call", "call slow();", header: "-- migrate:transaction off");
        project.Database.Run(
            """
            create procedure slow() language plpgsql as $$
            begin insert into notes (text) values ('c'); commit; perform pg_sleep(600); end $$
            """);
        using var run = project.StartUp();
        Wait.Until(() => project.Database.Rows("select 1 from notes where text = 'c'").Count == 1);

        run.Signal(RunningProgram.Terminate);

        Assert.Equal(143, run.End());
        var again = project.Up();
        Assert.Equal(7, again.Code);
        Assert.Contains("migrate:idempotent", again.Errors, StringComparison.Ordinal);
        project.Migration(
            "0003_call",
            "call slow();",
            header: "-- migrate:transaction off\n-- migrate:probe select exists (select from notes where text = 'c')");
        project.AssertConverges(["0001_notes", "0002_first", "0003_call"], ["a", "b", "c"]);
    }

    [Fact]
    public void Fault_A7_a_second_signal_ends_it_at_once_and_a_kill_does_no_harm_either()
    {
        using var project = Project();
        using (var twice = project.StartUp())
        {
            project.WaitForStatement("select pg_sleep%");
            twice.Signal(RunningProgram.Interrupt).Signal(RunningProgram.Interrupt);
            Assert.Equal(130, twice.End());
        }

        using (var killed = project.StartUp())
        {
            project.WaitForStatement("select pg_sleep%");
            killed.Signal(RunningProgram.Interrupt).Signal(RunningProgram.Kill);
            Assert.Contains(killed.End(), (int[])[130, 137]);
        }

        AssertConverges(project);
    }

    [Theory]
    [InlineData(RunningProgram.Terminate, 143)]
    [InlineData(RunningProgram.Interrupt, 130)]
    public void Fault_A8_process_1_of_a_container_follows_a_signal_as_any_other(int signal, int code)
    {
        Processes.RequireOwnNamespace();
        using var project = Project();
        using var run = project.Start(["unshare", "--pid", "--fork", "--mount-proc", .. SlipwayProgram.Command, "up", "--no-backup"]);
        project.WaitForStatement("select pg_sleep%");

        // For process 1 the kernel does nothing where nothing is installed.
        RunningProgram.Send(Assert.Single(Processes.ChildrenOf(run.Id)), signal);

        Assert.Equal(code, run.End());
        Assert.Contains("rolled back", run.Said, StringComparison.Ordinal);
        AssertConverges(project);
    }

    static ServerProject Project() => ServerProject.Deployed()
        .Migration("0002_first", "insert into notes (text) values ('b');")
        .Migration("0003_endless", "insert into notes (text) values ('c');\nselect pg_sleep(600);");


    /// <summary>The lock is free, and what is left to do is done by a plain run.</summary>
    static void AssertConverges(ServerProject project)
    {
        // At once: who was signalled has given the lock back by itself.
        ServerProject.Succeeded(project.Without("0003_endless").Up("--lock-wait", "20s"));
        Assert.Equal(["0001_notes", "0002_first"], project.Database.Applied());
        Assert.Equal(["a", "b"], project.Texts);
        Settled.Assert(project.Database);
    }
}
