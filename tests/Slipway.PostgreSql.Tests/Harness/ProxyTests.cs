using System.Diagnostics;
using Npgsql;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Harness;

public sealed class ProxyTests : IDisposable
{
    readonly PostgreSqlDatabase database = PostgreSqlCluster.Shared.CreateDatabase();
    readonly TcpProxy proxy;
    readonly NpgsqlConnection connection;

    public ProxyTests()
    {
        database.Run("create table t (n int)");
        proxy = new TcpProxy(database.Cluster.Port);
        connection = new NpgsqlConnection(database.ConnectionStringAt(proxy.Port) + ";Server Compatibility Mode=NoTypeLoading");
        connection.Open();
    }

    public void Dispose()
    {
        connection.Dispose();
        proxy.Dispose();
        database.Dispose();
    }

    [Fact]
    public void Messages_and_round_trips_are_counted()
    {
        Run("insert into t values (1)");
        Run("select 'a'");

        Assert.Equal(2, proxy.RoundTrips);
        Assert.Equal(1, proxy.Connections);
        Assert.Single(proxy.Seen, message => message.Asks("INSERT INTO t"));
        Assert.Contains(proxy.Seen, message => message is { FromClient: false, Type: 'C', Text: "INSERT 0 1\0" });
    }

    [Fact]
    public void A_cut_connection_loses_the_message()
    {
        proxy.At(message => message.Asks("insert"), new WireFault.Cut());

        Assert.ThrowsAny<NpgsqlException>(() => Run("insert into t values (1)"));
        Assert.Equal(0, database.Count("t"));
    }

    [Fact]
    public void A_closed_connection_loses_the_message()
    {
        proxy.AtClientMessage(proxy.Seen.Count(message => message.FromClient) + 1, new WireFault.Close());

        Assert.ThrowsAny<NpgsqlException>(() => Run("insert into t values (1)"));
        Assert.Equal(0, database.Count("t"));
    }

    [Fact]
    public void A_cut_answer_leaves_the_deed_done()
    {
        using (var transaction = connection.BeginTransaction())
        {
            Run("insert into t values (1)");
            proxy.At(message => message.Asks("commit"), new WireFault.CutAnswer());

            Assert.ThrowsAny<NpgsqlException>(transaction.Commit);
        }

        Assert.Equal(1, database.Count("t"));
    }

    [Fact]
    public void A_blind_connection_tells_nobody()
    {
        proxy.At(message => message.Asks("insert"), new WireFault.Swallow());
        using var command = new NpgsqlCommand("insert into t values (1)", connection) { CommandTimeout = 1 };

        Assert.IsType<TimeoutException>(Assert.ThrowsAny<NpgsqlException>(() => command.ExecuteNonQuery()).InnerException);
        Assert.Equal(0, database.Count("t"));
    }

    [Fact]
    public void A_delayed_message_arrives()
    {
        var began = Stopwatch.GetTimestamp();
        proxy.At(message => message.Asks("insert"), new WireFault.Delay(TimeSpan.FromMilliseconds(300)));

        Run("insert into t values (1)");

        Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(300));
        Assert.Equal(1, database.Count("t"));
    }

    [Fact]
    public void A_refusing_proxy_admits_nobody_until_told()
    {
        proxy.Refuse();
        using (var second = new NpgsqlConnection(database.ConnectionStringAt(proxy.Port)))
            Assert.ThrowsAny<NpgsqlException>(second.Open);

        proxy.Admit();
        using var third = new NpgsqlConnection(database.ConnectionStringAt(proxy.Port));
        third.Open();
    }

    void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
