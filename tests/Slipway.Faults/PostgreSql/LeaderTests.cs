using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>The run that has the lock stops, dies, or is thought dead and comes back.</summary>
public sealed class LeaderTests
{
    const int Stop = 19;
    const int Continue = 18;

    /// <summary>Takes its time as long as somebody has written that it shall.</summary>
    const string Waits = "insert into notes (text) values ('b');\nselect pg_sleep((select seconds from pace));";

    [Fact]
    public void Fault_A9_C6_a_stopped_leader_keeps_the_lock_and_when_another_has_taken_over_it_comes_back_and_changes_nothing()
    {
        using var project = Paced();
        using var leader = project.StartUp("--", "echo", "launched").Until("Applying 0002_more");
        project.WaitForStatement("select pg_sleep%");
        leader.Signal(Stop);
        // The statement ends; who has asked for it does not hear of it, and holds the lock on.
        Wait.Until(() => Settled.Sessions(project.Database).Any(
            session => session.Contains("idle in transaction", StringComparison.Ordinal)));

        var patient = project.Up("--lock-wait", "1s");
        Assert.Equal(6, patient.Code);
        Assert.Contains("at 0002_more", patient.All, StringComparison.Ordinal);
        Assert.Contains("idle in transaction", patient.All, StringComparison.Ordinal);

        project.Database.Terminate();
        project.Database.Run("update pace set seconds = 0");
        ServerProject.Succeeded(project.Up("--", "echo", "launched"));
        leader.Signal(Continue);

        Assert.Equal(0, leader.End());
        Assert.Contains("No migrations to apply", leader.Said, StringComparison.Ordinal);
        Assert.Contains("\nlaunched\n", leader.Said, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], project.Texts);
        Assert.Equal(["0001_notes", "0002_more"], project.Database.Applied());
        Settled.Assert(project.Database);
    }

    [Theory]
    [InlineData("head", 0)]
    [InlineData("0002_more", 6)]
    public void Fault_C6_a_run_whose_epoch_has_passed_commits_nothing(string revision, int code)
    {
        using var project = Paced();
        using var zombie = project.StartUp(revision).Until("Applying 0002_more");
        project.WaitForStatement("select pg_sleep%");

        // As another run does that has got the lock: on a pooler whose server connection was exchanged, after a failover.
        project.Database.Run("update slipway.head set epoch = epoch + 1, run = 'another'");

        Assert.Equal(code, zombie.End());
        if (code != 0)
        {
            Assert.Contains("code=lock-lost", zombie.Said, StringComparison.Ordinal);
            Assert.Equal(["a"], project.Texts);
        }

        project.AssertConverges(["0001_notes", "0002_more"], ["a", "b"]);
    }

    [Theory]
    [InlineData(RunningProgram.Kill)]
    [InlineData(RunningProgram.Terminate)]
    public void Fault_C4_when_the_leader_dies_whoever_waited_does_the_work(int signal)
    {
        using var project = ServerProject.Deployed()
            .Migration("0002_more", "insert into notes (text) values ('b');\nselect pg_sleep(600);");
        using var leader = project.StartUp().Until("Applying 0002_more");
        project.Migration("0002_more", "insert into notes (text) values ('b');");
        using var waiter = project.StartUp("--lock-wait", "60s", "--", "echo", "launched").Until("Waiting");

        leader.Signal(signal);

        Assert.Equal(0, waiter.End());
        Assert.Contains("\nlaunched\n", waiter.Said, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], project.Texts);
        Settled.Assert(project.Database);
    }

    [Fact]
    public void Fault_C5_behind_a_pooler_a_lock_that_is_lost_stops_the_commit_and_the_run_goes_on_with_another()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared);
        using var project = new ServerProject(pooler.Url).Migration("0001_notes", ServerProject.Notes);
        ServerProject.Succeeded(project.Up());
        project.Database.Run("create table pace as select 3 as seconds");
        project.Migration("0002_more", Waits);
        using var run = project.StartUp().Until("Applying 0002_more");
        project.WaitForStatement("select pg_sleep%");

        // The connection that holds the lock, not the one that works.
        project.Database.Cluster.Run(
            $"""
            select pg_terminate_backend(a.pid) from pg_locks l join pg_stat_activity a using (pid)
            where l.locktype = 'advisory' and a.datname = '{project.Database.Name}'
            """);

        Assert.Equal(0, run.End());
        Assert.Contains("lost", run.Said, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], project.Texts);
        Assert.Equal(["0001_notes", "0002_more"], project.Database.Applied());
        Assert.Equal(0, project.Locks);
    }

    static ServerProject Paced()
    {
        var project = ServerProject.Deployed().Migration("0002_more", Waits);
        project.Database.Run("create table pace as select 3 as seconds");
        return project;
    }
}
