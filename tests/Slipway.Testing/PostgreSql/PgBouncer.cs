using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Slipway.Testing.PostgreSql;

/// <summary>
/// A pgbouncer in front of a cluster, on a port of its own. It asks for the same passwords as the cluster does. It ends when
/// the tests do, even when they are killed.
/// </summary>
public sealed class PgBouncer : IDisposable
{
    readonly PostgreSqlCluster cluster;
    readonly string folder;
    readonly Caretaker caretaker;

    /// <param name="cluster">What stands behind it.</param>
    /// <param name="mode"><c>transaction</c>, <c>session</c> or <c>statement</c>.</param>
    /// <param name="poolSize">How many connections to the server it opens for a user and a database.</param>
    /// <param name="settings">Further lines for <c>pgbouncer.ini</c>, below <c>[pgbouncer]</c>.</param>
    public PgBouncer(PostgreSqlCluster cluster, string mode = "transaction", int poolSize = 5, params string[] settings)
    {
        this.cluster = cluster;
        folder = PostgresUser.Run("mktemp", "--directory", "-p", "/tmp", "slipway-pgb-XXXXXXXX").Trim();
        caretaker = new Caretaker($"kill -9 $(cat {folder}/pid) 2>/dev/null; rm -rf {folder}");
        Port = PostgreSqlCluster.FreePort();
        Write("users.txt", $"\"postgres\" \"{PostgreSqlCluster.SuperPassword}\"");
        Write(
            "pgbouncer.ini",
            $"""
            [databases]
            * = host={cluster.Folder} port={cluster.Port} auth_user=postgres

            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {Port}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = {folder}/users.txt
            auth_query = select usename, passwd from pg_shadow where usename = $1
            admin_users = postgres
            pool_mode = {mode}
            default_pool_size = {poolSize.ToString(CultureInfo.InvariantCulture)}
            max_client_conn = 200
            ignore_startup_parameters = extra_float_digits
            logfile = {folder}/log
            pidfile = {folder}/pid
            {string.Join('\n', settings)}
            """);
        Start();
    }

    public int Port { get; }

    /// <summary>What it logged so far.</summary>
    public string Log => PostgresUser.Run("cat", $"{folder}/log");

    /// <summary>A database through the pooler, as its owner.</summary>
    public string Url(PostgreSqlDatabase database) => database.UrlAt(Port);

    /// <summary>Lets nobody at the server until <see cref="Resume"/>; waits until those who are have ended.</summary>
    public void Pause() => Admin("pause");

    public void Resume() => Admin("resume");

    public void Reload() => Admin("reload");

    /// <summary>Says something at the admin console, such as <c>show pools</c>.</summary>
    /// <returns>The rows, a line each, values separated by <c>|</c>.</returns>
    public string Admin(string command) => PostgresUser.RunWith(
        new Dictionary<string, string> { ["PGPASSWORD"] = PostgreSqlCluster.SuperPassword },
        $"{PostgreSqlCluster.Programs}/psql", "-XAt", "-h", "127.0.0.1", "-p", $"{Port}", "-U", "postgres", "-d", "pgbouncer",
        "-c", command);

    /// <summary>Ends it at once, as a crash does.</summary>
    public void Kill()
    {
        PostgresUser.Run("sh", "-c", $"kill -9 $(cat {folder}/pid) && rm {folder}/pid");
        Await(isThere: false);
    }

    /// <summary>Starts it again, on the port that it had.</summary>
    public void Start()
    {
        var program = File.Exists("/usr/sbin/pgbouncer") ? "/usr/sbin/pgbouncer" : "pgbouncer";
        PostgresUser.Run(program, "--daemon", "--quiet", $"{folder}/pgbouncer.ini");
        Await(isThere: true);
    }

    public void Dispose() => caretaker.Dispose();

    void Write(string file, string text) => PostgresUser.Run("sh", "-c", $"printf '%s\\n' \"$1\" >{folder}/{file}", "sh", text);

    void Await(bool isThere)
    {
        var began = Stopwatch.GetTimestamp();
        while (Answers() != isThere)
        {
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"pgbouncer on port {Port}, in front of {cluster.Folder}:\n{Log}");
            Thread.Sleep(5);
        }
    }

    bool Answers()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return client.Connected;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
