using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>Signals to the built program: whatever it does at that moment, it rolls back, releases, and says which signal it was.</summary>
public sealed class SignalTests
{
    /// <summary>Far below what any of the statements takes, and above what a busy machine needs to end a process.</summary>
    static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData(RunningProgram.Terminate, 143)]
    [InlineData(RunningProgram.Interrupt, 130)]
    [InlineData(RunningProgram.Hangup, 129)]
    [InlineData(RunningProgram.Quit, 131)]
    public void Fault_A5_a_signal_in_the_middle_of_a_statement_rolls_back_and_is_the_exit_code(int signal, int code)
    {
        using var project = Project();
        var before = project.Database.Dump();
        using var run = RunningProgram.Slipway(project.Folder, "up", "--", "echo", "launched").Until("Applying 0003_endless");

        var ended = run.Signal(signal).TimedEnd();

        Assert.Equal(code, ended.Code);
        Assert.True(ended.Took < AtOnce, $"It took {ended.Took}.");
        Assert.Contains("Rolled back: the database is as it was before this run.", run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("launched", run.Said, StringComparison.Ordinal);
        Assert.Equal(before, project.Database.Dump());
        AssertConverges(project);
    }

    [Fact]
    public void Fault_A5_a_signal_in_a_verify_query_rolls_back_too()
    {
        using var project = Project();
        project.Migration(
            "0003_endless", "insert into notes (text) values ('b');", "select 1;",
            verify: "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) > 0 from n;");
        using var run = RunningProgram.Slipway(project.Folder, "up").Until("Applying 0003_endless");

        // Whether it is in the statement or in the query behind it by now: both are of one transaction.
        Assert.Equal((143, true), Ended(run.Signal(RunningProgram.Terminate)));
        AssertConverges(project);
    }

    [Fact]
    public void Fault_A5_a_signal_at_any_moment_leaves_the_database_as_it_was_and_the_lock_free()
    {
        for (var moment = 0; moment < 12; moment++)
        {
            using var project = Project();
            var before = project.Database.Dump();
            using var run = RunningProgram.Slipway(project.Folder, "up");
            using var clock = new ManualResetEventSlim();
            clock.Wait(TimeSpan.FromMilliseconds(moment * moment * 3));

            Assert.Equal((143, true), Ended(run.Signal(RunningProgram.Terminate)));
            Assert.Equal(before, project.Database.Dump());
            AssertConverges(project);
        }
    }

    [Fact]
    public void Fault_A5_a_signal_while_another_run_has_the_lock_ends_the_waiting()
    {
        using var project = Project();
        using var holder = project.Database.Open();
        using var begin = holder.CreateCommand();
        begin.CommandText = "begin immediate";
        begin.ExecuteNonQuery();
        using var run = RunningProgram.Slipway(project.Folder, "up").Until("Waiting");

        Assert.Equal((143, true), Ended(run.Signal(RunningProgram.Terminate)));
        Assert.Contains("Nothing was changed.", run.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_A5_a_signal_during_the_backup_leaves_no_half_of_one()
    {
        Strace.Require();
        using var project = Project();
        project.Database.Execute(
            "insert into notes (text) with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000) "
            + "select hex(zeroblob(2000)) from n");
        var slow = new Strace("pwrite64", "delay_enter=100");
        using var run = RunningProgram.Start(project.Folder, slow.Command("trace", "up"));
        Wait.Until(() => Directory.Exists(project.Backups) && Parts(project).Any(part => new FileInfo(part).Length > 9_000_000));

        foreach (var slipway in Processes.ChildrenOf(run.Id))
            RunningProgram.Send(slipway, RunningProgram.Terminate);

        Assert.Equal(143, run.End());
        Assert.Empty(Parts(project));
        Assert.Empty(Directory.EnumerateFiles(project.Backups, "*.db"));
        AssertConverges(project);
    }

    [Fact]
    public void Fault_A7_a_second_signal_ends_it_at_once_and_a_kill_does_no_harm_either()
    {
        using var project = Project();
        using (var twice = RunningProgram.Slipway(project.Folder, "up").Until("Applying 0003_endless"))
        {
            twice.Signal(RunningProgram.Interrupt).Signal(RunningProgram.Interrupt);
            Assert.Equal((130, true), Ended(twice));
        }

        using (var killed = RunningProgram.Slipway(project.Folder, "up").Until("Applying 0003_endless"))
        {
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
        using var run = RunningProgram.Start(
            project.Folder, ["unshare", "--pid", "--fork", "--mount-proc", .. SlipwayProgram.Command, "up"]).Until("Applying 0003_endless");

        // For process 1 the kernel does nothing where nothing is installed.
        RunningProgram.Send(Assert.Single(Processes.ChildrenOf(run.Id)), signal);

        Assert.Equal((code, true), Ended(run));
        Assert.Contains("Rolled back", run.Said, StringComparison.Ordinal);
        AssertConverges(project);
    }

    [Fact]
    public void Fault_A5_an_ignored_hangup_stays_ignored_in_the_run_and_in_the_server()
    {
        using var project = Project();
        File.Delete(Path.Combine(project.Folder, "migrations", "0003_endless.sql"));
        project.Migration("0003_slow", Statements.Slow);
        string[] up = [.. SlipwayProgram.Command, "up", "--", "sh", "-c", "kill -HUP $$; echo survived"];
        using var run = RunningProgram.Start(project.Folder, ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh", .. up]);

        run.Until("Applying 0003_slow").Signal(RunningProgram.Hangup);

        Assert.Equal(0, run.End());
        Assert.Contains("\nsurvived\n", run.Said, StringComparison.Ordinal);
    }

    static (int Code, bool WasAtOnce) Ended(RunningProgram run)
    {
        var (code, took) = run.TimedEnd();
        return (code, took < AtOnce);
    }

    static IEnumerable<string> Parts(TempProject project) => Directory.EnumerateFiles(project.Backups, "*.part");

    static TempProject Project()
    {
        var project = new TempProject().Migration("0001_notes", "create table notes (id integer primary key, text text);");
        Assert.Equal(0, project.Run("up", "--create").Code);
        return project
            .Migration("0002_first", "insert into notes (text) values ('a');")
            .Migration("0003_endless", Statements.Endless);
    }

    /// <summary>The lock is free, and what is left to do is done by a plain run.</summary>
    static void AssertConverges(TempProject project)
    {
        File.Delete(Path.Combine(project.Folder, "migrations", "0003_endless.sql"));
        var again = project.Run("up", "--lock-wait", "0s");
        Assert.True(again.Code == 0, again.All);
        Assert.Equal(["0001_notes", "0002_first"], project.Database.Applied());
    }
}
