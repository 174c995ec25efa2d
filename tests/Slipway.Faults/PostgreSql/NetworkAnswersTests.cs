using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// Why there is no database: what may pass is waited for, as long as --wait says, and what never passes stops the run at
/// once. Each with its own next step, and never with the password.
/// </summary>
public sealed class NetworkAnswersTests : IDisposable
{
    const string Wrong = "Wr0ng-5ecret";

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
        Never(Database.UrlAt(((IPEndPoint)web.LocalEndpoint).Port), "cannot be connected to", "slipway config");
    }

    [Fact]
    public void Promise_N28_a_server_without_tls_is_refused_to_who_requires_it() =>
        Never(Database.Url + "?sslmode=require", "offers no TLS", "sslmode");

    [Fact]
    public void Promise_N28_tls_that_is_demanded_and_a_certificate_that_nobody_vouches_for_stop_at_once()
    {
        using var cluster = PostgreSqlCluster.StartNew();
        Encrypt(cluster);
        using var database = cluster.CreateDatabase();

        Never(database.Url + "?sslmode=disable", "no pg_hba.conf entry", "wants TLS");
        Never(database.Url + "?sslmode=verify-full", "TLS with", "sslrootcert");
        Never(database.Url + "?sslmode=verify-full&sslrootcert=/nowhere/ca.pem", "A file for the connection", "sslrootcert");
        Assert.Equal(0, _server.UpAt(database.Url + "?sslmode=require").Code);
    }

    [Fact]
    public void Promise_N29_a_wrong_password_stops_at_once() =>
        Never(Database.Url.Replace(Database.Password, Wrong, StringComparison.Ordinal), "password authentication failed",
            "password is wrong");

    [Fact]
    public void Promise_N29_no_password_stops_at_once() =>
        Never(Database.Url.Replace($":{Database.Password}", "", StringComparison.Ordinal), "password", "URL");

    [Fact]
    public void Promise_N29_an_unknown_role_stops_at_once() =>
        Never($"postgresql://nobody:{Wrong}@127.0.0.1:{Database.Cluster.Port}/{Database.Name}", "nobody", "password is wrong");

    [Fact]
    public void Promise_N29_a_missing_database_stops_at_once_and_says_how_to_make_it() =>
        Never(Database.Url + "_not", "does not exist", $"createdb {Database.Name}_not");

    [Fact]
    public void Promise_N29_a_role_that_may_not_log_in_stops_at_once()
    {
        Database.Cluster.Run($"alter role {Database.Name} nologin");
        Never(Database.Url, "not permitted to log in", "may not log in");
    }

    [Fact]
    public void Promise_N29_no_line_of_pg_hba_stops_at_once()
    {
        using var cluster = PostgreSqlCluster.StartNew();
        using var database = cluster.CreateDatabase();
        cluster.Admit("local all all trust");
        cluster.Reload();
        Wait.Until(() => Never(database.Url, "", "").All.Contains("pg_hba.conf entry", StringComparison.Ordinal));
        Never(database.Url, "no pg_hba.conf entry", "pg_hba.conf has no line");
    }

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

        Told(ended, what, fix);
        Assert.Contains("did not answer within 3 s", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Waiting", ended.All, StringComparison.Ordinal);
        Assert.Contains("database-unreachable", ended.Errors, StringComparison.Ordinal);
    }

    /// <summary>It stops at once, although it might wait for ten minutes.</summary>
    SlipwayProgram.Ended Never(string url, string what, string fix)
    {
        var began = Stopwatch.GetTimestamp();
        var ended = _server.UpAt(url, "--wait", "10min");

        Told(ended, what, fix);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(2), ended.All);
        Assert.DoesNotContain("Waiting", ended.All, StringComparison.Ordinal);
        return ended;
    }

    void Told(SlipwayProgram.Ended ended, string what, string fix)
    {
        Assert.True(ended.Code == 5, ended.All);
        Assert.Contains(what, ended.Errors, StringComparison.Ordinal);
        var next = ended.Errors.Split("Next: ");
        Assert.True(next.Length == 2 && next[1].Contains(fix, StringComparison.Ordinal), ended.All);
        Assert.DoesNotContain(Wrong, ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Database.Password, ended.All, StringComparison.Ordinal);
    }

    /// <summary>Lets only encrypted connections in, with a certificate that it has signed itself.</summary>
    static void Encrypt(PostgreSqlCluster cluster)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var files = new[] { Path.Combine(cluster.Folder, "tls.crt"), Path.Combine(cluster.Folder, "tls.key") };
        File.WriteAllText(files[0], certificate.ExportCertificatePem());
        File.WriteAllText(files[1], key.ExportPkcs8PrivateKeyPem());
        Assert.Equal(0, SlipwayProgram.Wait(SlipwayProgram.Start("/", ["chmod", "0400", files[1]])).Code);
        if (Environment.IsPrivilegedProcess)
            Assert.Equal(0, SlipwayProgram.Wait(SlipwayProgram.Start("/", ["chown", "postgres", .. files])).Code);
        cluster.Configure("ssl = on", $"ssl_cert_file = '{files[0]}'", $"ssl_key_file = '{files[1]}'");
        cluster.Admit("local all all trust", "hostssl all all 127.0.0.1/32 scram-sha-256");
        cluster.Restart();
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
