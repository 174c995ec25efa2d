using System.Net;
using System.Net.Sockets;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// Why there is no database: what may pass is waited for, as long as --wait says, and what never passes stops the run at
/// once. Each with its own next step, and never with the password.
/// </summary>
public sealed class NetworkAnswersTests : IDisposable
{
    const string Wrong = ServerUnderFault.WrongPassword;

    readonly ServerUnderFault _server = new();

    PostgreSqlDatabase Database => _server.Database;

    [Fact]
    public void Promise_N28_a_port_where_nothing_listens_may_come_up() =>
        NotYet(Database.UrlAt(Unused()), "Nothing listens at", "host and port");

    [Fact]
    public void Promise_N28_a_host_that_nobody_knows_may_come_up() =>
        NotYet($"postgresql://{Database.Name}:{Wrong}@db.invalid/{Database.Name}", "is not known", "host's name");

    [Fact]
    public void Promise_N28_a_server_that_says_nothing_may_come_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        NotYet(Database.UrlAt(((IPEndPoint)silent.LocalEndpoint).Port) + "?connect_timeout=1", "does not answer", "firewall");
    }

    [Fact]
    public void Promise_N28_a_server_that_hangs_up_may_come_up()
    {
        using var proxy = new TcpProxy(Database.Cluster.Port);
        proxy.Refuse();
        NotYet(proxy.Url(Database), "Connection reset", "Look ");
    }

    [Fact]
    public void Promise_N28_a_socket_that_is_not_there_may_come_up() =>
        NotYet($"postgresql:///{Database.Name}?host=/nowhere&user={Database.Name}", "There is no socket", "socket's folder");

    [Fact]
    public void Promise_N28_who_speaks_another_language_is_none()
    {
        using var web = new TcpListener(IPAddress.Loopback, 0);
        web.Start();
        _ = AnswerAsync(web, "HTTP/1.1 400 Bad Request\r\n\r\n");
        _server.AssertNever(Database.UrlAt(((IPEndPoint)web.LocalEndpoint).Port), "is no PostgreSQL server", "port");
    }

    [Fact]
    public void Promise_N28_a_server_without_tls_is_refused_to_who_requires_it() =>
        _server.AssertNever(Database.Url + "?sslmode=require", "offers no TLS", "sslmode");

    [Fact]
    public void Promise_N29_a_wrong_password_stops_at_once() =>
        _server.AssertNever(Database.Url.Replace(Database.Password, Wrong, StringComparison.Ordinal), "password authentication failed",
            "password is wrong");

    [Fact]
    public void Promise_N29_no_password_stops_at_once() =>
        _server.AssertNever(Database.Url.Replace($":{Database.Password}", "", StringComparison.Ordinal), "password", "URL");

    [Fact]
    public void Promise_N29_an_unknown_role_stops_at_once() =>
        _server.AssertNever(
            $"postgresql://nobody:{Wrong}@127.0.0.1:{Database.Cluster.Port}/{Database.Name}", "nobody", "password is wrong");

    [Fact]
    public void Promise_N29_a_missing_database_stops_at_once_and_says_how_to_make_it() =>
        _server.AssertNever(Database.Url + "_not", "does not exist", $"--username={Database.Name} {Database.Name}_not");

    [Fact]
    public void Fault_B6_a_roles_own_limit_of_connections_is_waited_for_and_named()
    {
        Database.Cluster.Run($"alter role {Database.Name} connection limit 0");
        NotYet(Database.Url, "has no connection free", "CONNECTION LIMIT");
    }

    /// <summary>A server that starts may answer once and go away again: only a login that holds twice counts.</summary>
    [Fact]
    public void Fault_B5_after_a_not_yet_a_login_must_hold_twice()
    {
        _server.WithPending();
        using var proxy = new TcpProxy(Database.Cluster.Port);
        var logins = 0;
        proxy.At(message => message.Type == '^' && ++logins == 1, new WireFault.Cut());
        proxy.At(message => message.Asks("slipway_history") && message.Connection > 1, new WireFault.Delay(TimeSpan.Zero));

        var ended = _server.UpAt(proxy.Url(Database));

        Assert.True(ended.Code == 0, ended.All);
        var readings = proxy.Seen.Where(
            message => message.Asks("from \"slipway\".\"slipway_history\" order by")).Select(message => message.Connection).ToList();
        // Two that agree, on two connections; then the one under the lock, and the one that verifies.
        Assert.True(readings.Distinct().Count() >= 4, string.Join(", ", readings));
        _server.AssertConverged("twice");
    }

    public void Dispose() => _server.Dispose();

    /// <summary>It is waited for until the time is over.</summary>
    void NotYet(string url, string what, string fix)
    {
        var ended = _server.UpAt(url, "--wait", "3s");

        _server.AssertTold(ended, what, fix);
        Assert.Contains("did not answer within 3 s", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Waiting", ended.All, StringComparison.Ordinal);
        Assert.Contains("database-unreachable", ended.Errors, StringComparison.Ordinal);
    }

    static int Unused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static async Task AnswerAsync(TcpListener listener, string text)
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                _ = await client.GetStream().ReadAtLeastAsync(new byte[8], 8);
                await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(text));
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
            {
                return;
            }
        }
    }
}
