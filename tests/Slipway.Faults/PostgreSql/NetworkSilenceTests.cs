using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>The cable is out, and nobody is told: a statement is waited for whose answer cannot come.</summary>
public sealed class NetworkSilenceTests
{
    /// <summary>
    /// The server gives up a connection whose client is gone, within half a minute, by its own probes; here an administrator
    /// does it. The client, which nobody tells, sees from its other connection that the process is gone.
    /// </summary>
    [Theory]
    [InlineData("update users set locale")]
    [InlineData("create index concurrently")]
    [InlineData("commit\0")]
    public void Fault_B4_a_connection_that_falls_silent_is_given_up_once_the_server_has_given_it_up(string at)
    {
        using var server = new ServerUnderFault().WithPending();
        using var proxy = new TcpProxy(server.Database.Cluster.Port);
        proxy.At(message => message.Asks(at), new WireFault.Swallow());
        server.Environment["APP_DATABASE_URL"] = proxy.Url(server.Database);
        using var run = server.Start();
        Wait.Until(() => proxy.Seen.Any(message => message.Asks(at)));
        // Not to see a process says something only once it was seen.
        Wait.Until(() => proxy.Seen.Count(message => message.Asks("pg_blocking_pids")) > 2);

        server.Database.Cluster.Run(
            $"""
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = '{server.Database.Name}'
              and (backend_xid is not null or pid in (select pid from pg_locks where locktype = 'advisory'))
            """);

        Assert.True(run.End() == 0, run.Said);
        Assert.Contains("was lost", run.Said, StringComparison.Ordinal);
        server.AssertConverged(at);
    }

    /// <summary>Both ends are set to notice within half a minute that the other is gone, whatever the system's defaults are.</summary>
    [Fact]
    public void Fault_B4_the_server_probes_the_client_that_holds_the_lock()
    {
        using var server = new ServerUnderFault();
        server.Migration(
            "0002_probes",
            "create table probes as select name, setting from pg_settings where name like 'tcp_%' or name = "
                + "'client_connection_check_interval';");

        Assert.Equal(0, server.Up().Code);

        Assert.Equal(
            ["client_connection_check_interval|2000", "tcp_keepalives_count|3", "tcp_keepalives_idle|15", "tcp_keepalives_interval|5",
                "tcp_user_timeout|30000"],
            server.Database.Rows("select * from probes order by name"));
    }
}
