using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>The machine of the run, or the cable to it, dies in the middle of a migration: the server is told nothing.</summary>
public sealed class DeadLinkTests
{
    const int Stop = 19;
    const int Continue = 18;

    const string Slow =
        "create table more (id integer);\ninsert into more values (1);\n"
        + "do $$ begin while exists (select from hold) loop perform pg_sleep(0.05); end loop; end $$;\ninsert into more values (2);";

    static readonly bool IsLong = Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") is "1";

    [Fact]
    public void Fault_B4_the_server_lets_a_client_go_whose_link_is_dead_and_the_next_run_has_the_lock()
    {
        DeadLink.Require();
        using var cluster = PostgreSqlCluster.StartNew();
        using var server = Slowed(cluster);
        using var link = new DeadLink(cluster);
        using var run = Start(server, link);

        link.Cut();
        Assert.Equal(1, Settled.Locks(server.Database));
        Wait.Until(() => Settled.Locks(server.Database) == 0);

        cluster.Run("delete from hold", server.Database.Name);
        server.Environment["APP_DATABASE_URL"] = server.Database.Url;
        var next = SlipwayProgram.Wait(SlipwayProgram.Start(
            server.Project.Folder, [.. link.AtServer, .. SlipwayProgram.Command, "up", "--no-backup"], server.Environment));
        Assert.True(next.Code == 0, next.All);
        Assert.Equal(["0001_users", "0002_more"], server.Database.Applied());
        Assert.Equal(2, server.Database.Count("more"));
    }

    /// <summary>Whether the client waits for an answer or has just sent something makes a difference to its system.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fault_B4_a_client_whose_link_is_dead_says_so_and_ends(bool sends)
    {
        Assert.SkipUnless(IsLong, "waits a minute for the probes of the client's system: SLIPWAY_TEST_LONG=1");
        DeadLink.Require();
        using var cluster = PostgreSqlCluster.StartNew();
        using var server = Slowed(cluster);
        using var link = new DeadLink(cluster);
        using var run = Start(server, link);

        if (sends)
            CutBeforeItSends(server, link, run);
        else
            link.Cut();
        Wait.Until(() => Settled.Locks(server.Database) == 0);

        Assert.True(run.End() == 5, run.Said);
        Assert.Contains("was lost", run.Said, StringComparison.Ordinal);
        Assert.Contains("code=database-unreachable", run.Said, StringComparison.Ordinal);
        Assert.Contains("Next: ", run.Said, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], server.Database.Applied());
    }

    /// <summary>Its system has the answer already when the cable goes; the run sees it then, and sends the next statement.</summary>
    static void CutBeforeItSends(ServerUnderFault server, DeadLink link, RunningProgram run)
    {
        run.Signal(Stop);
        server.Database.Cluster.Run("delete from hold", server.Database.Name);
        Wait.Until(() => server.Database.Rows("select from pg_stat_activity where state = 'idle in transaction'").Count == 1);
        link.Cut();
        run.Signal(Continue);
    }

    /// <summary>A database whose next migration takes as long as there is a row in a table.</summary>
    static ServerUnderFault Slowed(PostgreSqlCluster cluster)
    {
        var server = new ServerUnderFault(cluster).Migration("0002_more", Slow);
        server.Database.Run("create table hold as select 1");
        return server;
    }

    /// <summary>A run at the far end of the cable, once it is in the middle of the migration.</summary>
    static RunningProgram Start(ServerUnderFault server, DeadLink link)
    {
        server.Environment["APP_DATABASE_URL"] = DeadLink.Url(server.Database);
        var run = RunningProgram.Start(
            server.Project.Folder, [.. link.AtClient, .. SlipwayProgram.Command, "up", "--no-backup", "--wait", "5s"], server.Environment);
        ServerRestartTests.WaitForQuery(server, "do $$");
        // It has looked several times who holds the statement up, and so everything that it sent was acknowledged long since.
        Wait.Until(() => server.Database.Rows(
            "select from pg_stat_activity where query like '%pg_blocking_pids%' and state_change > backend_start + interval '1 second' "
            + "and application_name like 'slipway/%'").Count == 1);
        return run;
    }
}
