using System.Globalization;
using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>Many runs on one database at once, as when all containers of an application start.</summary>
public sealed class ManyRunsTests
{
    const int Many = 16;

    static readonly bool IsLong = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1";

    static int Rounds => IsLong ? 50 : 4;

    [Fact]
    public void Fault_C1_sixteen_that_start_at_once_on_an_empty_database_apply_once_and_all_launch()
    {
        for (var round = 0; round < Math.Max(1, Rounds / 4); round++)
        {
            using var project = new TempProject()
                .Migration("0001_notes", "create table notes (id integer primary key, text text);\ninsert into notes (text) values ('a');")
                .Migration("0002_more", "insert into notes (text) values ('b');");

            AllLaunch(project, Many, "up", "--create", "--lock-wait", "60s", "--", "echo", "launched");

            Assert.Equal(["1|a", "2|b"], project.Database.Rows("select * from notes order by id"));
            Assert.Equal(["0001_notes", "0002_more"], project.Database.Applied());
        }
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public void Fault_C1_sixteen_that_start_at_once_with_one_migration_pending_apply_it_once_and_all_launch(string journalMode)
    {
        using var project = Deployed(journalMode);
        project.Migration("0002_more", "insert into notes (text) values ('b');");

        AllLaunch(project, Many, "up", "--lock-wait", "60s", "--", "echo", "launched");

        Assert.Equal(["1|a", "2|b"], project.Database.Rows("select * from notes order by id"));
        Assert.Single(Directory.EnumerateFiles(project.Backups, "*.db"));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public void Fault_C1_two_that_start_at_once_apply_once_and_both_launch(string journalMode)
    {
        using var project = Deployed(journalMode);
        for (var round = 2; round < 2 + Rounds; round++)
        {
            project.Migration($"{round:0000}_more", $"insert into notes (text) values ('{round}');");

            AllLaunch(project, 2, "up", "--lock-wait", "60s", "--", "echo", "launched");

            Assert.Equal(round, project.Database.Count("notes"));
        }
    }

    /// <summary>Outside of transactions the lock is free between two statements: who loses it for long is told to run again.</summary>
    [Fact]
    public void Fault_C2_sixteen_with_a_migration_outside_of_transactions_pending_apply_it_once()
    {
        using var project = Deployed("wal");
        project.Migration("0002_more", "vacuum;\ninsert into notes (text) values ('b');", header: "-- migrate:transaction off");
        var runs = Enumerable.Range(0, Many).Select(_ => RunningProgram.Slipway(project.Folder, "up", "--", "echo", "launched")).ToList();

        foreach (var run in runs)
        {
            using (run)
            {
                Assert.Contains(run.End(), (int[])[0, 5, 6]);
                Assert.True(run.Said.Contains("\nlaunched\n", StringComparison.Ordinal) == (run.End() == 0), run.Said);
                Assert.True(run.End() == 0 || run.Said.Contains("  Next: ", StringComparison.Ordinal), run.Said);
            }
        }

        Assert.Equal(0, project.Run("up").Code);
        Assert.Equal(["1|a", "2|b"], project.Database.Rows("select * from notes order by id"));
        Assert.Equal(0, project.Database.Count("slipway_journal"));
    }

    [Fact]
    public void Fault_C3_who_waits_is_told_who_has_the_lock_and_gives_up_in_the_end()
    {
        using var project = Deployed("delete");
        project.Migration("0002_endless", Statements.Endless);
        using var leader = RunningProgram.Slipway(project.Folder, "up").Until("Applying 0002_endless");

        var waiter = project.Run("up", "--lock-wait", "2s");

        Assert.Equal(6, waiter.Code);
        Assert.Contains($"pid {leader.Id.ToString(CultureInfo.InvariantCulture)} (", waiter.Output, StringComparison.Ordinal);
        Assert.Contains("code=lock-timeout", waiter.Errors, StringComparison.Ordinal);
        Assert.Contains($"pid {leader.Id.ToString(CultureInfo.InvariantCulture)} (", waiter.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunningProgram.Kill)]
    [InlineData(RunningProgram.Terminate)]
    public void Fault_C4_when_the_leader_dies_whoever_waited_does_the_work(int signal)
    {
        using var project = Deployed("wal");
        project.Migration("0002_endless", Statements.Endless);
        using var leader = RunningProgram.Slipway(project.Folder, "up").Until("Applying 0002_endless");
        project.Migration("0002_endless", "insert into notes (text) values ('b');");
        using var waiter = RunningProgram.Slipway(project.Folder, "up", "--", "echo", "launched").Until("Waiting");

        leader.Signal(signal);

        Assert.Equal(0, waiter.End());
        Assert.Contains("\nlaunched\n", waiter.Said, StringComparison.Ordinal);
        Assert.Equal(["1|a", "2|b"], project.Database.Rows("select * from notes order by id"));
    }

    [Theory]
    [InlineData("wal", "immediate")]
    [InlineData("delete", "immediate")]
    [InlineData("wal", "exclusive")]
    public void Fault_C7_with_nothing_pending_nobody_waits_for_a_lock(string journalMode, string kind)
    {
        using var project = Deployed(journalMode);
        using var holder = project.Database.Open();
        using var begin = holder.CreateCommand();
        begin.CommandText = $"begin {kind}";
        begin.ExecuteNonQuery();

        var run = project.Run("up", "--lock-wait", "0s", "--wait", "0s", "--", "echo", "launched");

        Assert.True(run.Code == 0, run.All);
        Assert.Contains("\nlaunched\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("No migrations to apply", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_C8_who_gets_the_lock_plans_anew_and_finds_nothing_to_do()
    {
        using var project = Deployed("wal");
        project.Migration("0002_more", "insert into notes (text) values ('b');");
        using var holder = project.Database.Open();
        using var command = holder.CreateCommand();
        command.CommandText = "begin immediate";
        command.ExecuteNonQuery();
        using var one = RunningProgram.Slipway(project.Folder, "up").Until("Waiting");
        using var other = RunningProgram.Slipway(project.Folder, "up").Until("Waiting");

        command.CommandText = "rollback";
        command.ExecuteNonQuery();

        Assert.Equal((0, 0), (one.End(), other.End()));
        Assert.Single((RunningProgram[])[one, other], run => run.Said.Contains("No migrations to apply", StringComparison.Ordinal));
        Assert.Equal(2, project.Database.Count("notes"));
    }

    static TempProject Deployed(string journalMode)
    {
        var project = new TempProject()
            .Migration("0001_notes", "create table notes (id integer primary key, text text);\ninsert into notes (text) values ('a');");
        Assert.Equal(0, project.Run("up", "--create").Code);
        project.Database.Execute($"pragma journal_mode = {journalMode}");
        return project;
    }

    /// <summary>Starts that many at once: one applies, all end well and launch.</summary>
    static void AllLaunch(TempProject project, int count, params string[] arguments)
    {
        var runs = Enumerable.Range(0, count).Select(_ => RunningProgram.Slipway(project.Folder, arguments)).ToList();
        foreach (var run in runs)
        {
            using (run)
            {
                var code = run.End();
                Assert.True(code == 0, run.Said);
                Assert.Contains("\nlaunched\n", run.Said, StringComparison.Ordinal);
            }
        }
    }
}
