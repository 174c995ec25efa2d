using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>The server goes down, or was never up: what passes is waited for, and the deployment goes on by itself.</summary>
public sealed class ServerRestartTests : IDisposable
{
    readonly PostgreSqlCluster _cluster = PostgreSqlCluster.StartNew("max_connections = 12", "superuser_reserved_connections = 3");

    [Theory]
    [InlineData("immediate")]
    [InlineData("fast")]
    public void Fault_B2_a_server_that_restarts_in_the_middle_of_a_transaction_is_waited_for(string mode)
    {
        using var server = new ServerUnderFault(_cluster).WithPending()
            .Migration("0002_locale", "alter table users add column locale text;\nupdate users set locale = 'nb' where id % 2 = "
                + "0;\nselect pg_sleep(3);");
        using var run = server.Start();
        WaitForQuery(server, "select pg_sleep(3)");

        _cluster.Restart(mode);

        Assert.True(run.End() == 0, run.Said);
        Assert.Contains("was lost", run.Said, StringComparison.Ordinal);
        server.AssertConverged(mode);
    }

    [Fact]
    public void Fault_B2_a_server_that_restarts_while_an_index_is_built_concurrently_gets_that_index_once()
    {
        using var server = new ServerUnderFault(_cluster).WithPending();
        using var reader = server.Database.Open();
        using var snapshot = reader.CreateCommand();
        snapshot.CommandText = "begin isolation level repeatable read; select 1";
        snapshot.ExecuteNonQuery();
        using var run = server.Start();
        WaitForQuery(server, "create index concurrently");

        _cluster.Restart("immediate");

        Assert.True(run.End() == 0, run.Said);
        server.AssertConverged("index");
    }

    [Fact]
    public void Fault_B2_a_server_that_stays_away_ends_the_run_with_what_stands()
    {
        using var server = new ServerUnderFault(_cluster).WithPending()
            .Migration("0003_index", "select pg_sleep(30);");
        using var run = server.Start("--wait", "4s");
        WaitForQuery(server, "select pg_sleep(30)");
        // Only the last commit of a run waits for the disk: what a crash takes of those before, it takes with its history.
        Wait.Until(() => server.Database.Rows("select pg_current_wal_flush_lsn() >= pg_current_wal_insert_lsn()") is ["t"]);

        _cluster.Stop("immediate");

        try
        {
            Assert.True(run.End() == 5, run.Said);
            Assert.Contains("0002_locale stands", run.Said, StringComparison.Ordinal);
        }
        finally
        {
            _cluster.Start();
        }

        Assert.Equal(["0001_users", "0002_locale"], server.Database.Applied());
    }

    [Fact]
    public void Fault_B5_a_server_that_comes_up_later_is_waited_for_and_launches_once()
    {
        using var server = new ServerUnderFault(_cluster).WithPending();
        _cluster.Stop();
        using var run = server.Start("--", "echo", "launched");
        run.Until("Nothing listens");

        _cluster.Start();

        Assert.True(run.End() == 0, run.Said);
        Assert.Single(run.Said.Split('\n'), "launched");
        server.AssertConverged("later");
    }

    /// <summary>A standby that may not be asked yet is, to whoever comes, a server that starts.</summary>
    [Fact]
    public void Fault_B5_a_server_in_recovery_is_waited_for_until_it_is_promoted()
    {
        using var server = new ServerUnderFault(_cluster).WithPending();
        using var standby = _cluster.Standby("hot_standby = off");
        server.Environment["APP_DATABASE_URL"] = server.Database.UrlAt(standby.Port);
        using var run = server.Start();
        run.Until("lets nobody in yet");

        standby.Promote();

        Assert.True(run.End() == 0, run.Said);
        using var connection = standby.Open(server.Database.Name);
        using var count = connection.CreateCommand();
        count.CommandText = "select count(*) from slipway.slipway_history";
        Assert.Equal(4L, count.ExecuteScalar());
        Assert.Equal(["0001_users"], server.Database.Applied());
    }

    [Fact]
    public void Fault_B6_a_server_without_a_free_connection_is_waited_for()
    {
        using var server = new ServerUnderFault(_cluster).WithPending();
        var others = Enumerable.Range(0, 9).Select(_ => server.Database.Open()).ToList();
        using var run = server.Start();
        run.Until("has no connection free");

        others.ForEach(connection => connection.Dispose());

        Assert.True(run.End() == 0, run.Said);
        server.AssertConverged("full");
    }

    public void Dispose() => _cluster.Dispose();

    /// <summary>Waits until the server runs a statement of ours.</summary>
    internal static void WaitForQuery(ServerUnderFault server, string text) => Wait.Until(() => server.Database.Rows(
        $"select pid from pg_stat_activity where application_name like 'slipway/%' and state = 'active' and query like "
            + $"'{text}%'") is not []);
}
