using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Slipway.Testing.PostgreSql;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder, on a port of its own. Over TCP it asks for passwords
/// (scram-sha-256); over its unix socket everybody is who they say, for the tests' own eye. It ends when the tests do, even
/// when they are killed.
/// </summary>
public sealed class PostgreSqlCluster : IDisposable
{
    /// <summary>The password of the superuser <c>postgres</c>.</summary>
    public const string SuperPassword = "Super-5ecret";

    static readonly Lazy<PostgreSqlCluster> OfThisProcess = new(() => StartNew());
    static int databases;

    readonly string data;
    readonly Caretaker caretaker;
    readonly Lock starting = new();

    /// <param name="prepare">Fills the data folder, which does not exist yet.</param>
    /// <param name="settings">Lines for <c>postgresql.conf</c>.</param>
    PostgreSqlCluster(Action<string> prepare, IEnumerable<string> settings)
    {
        Folder = PostgresUser.Run("mktemp", "--directory", "-p", "/tmp", "slipway-pg-XXXXXXXX").Trim();
        data = Path.Combine(Folder, "data");
        PostgresUser.Run("chmod", "711", Folder);
        caretaker = new Caretaker($"{PostgresUser.Programs}/pg_ctl stop -D {data} -m immediate >/dev/null 2>&1; rm -rf {Folder}");
        prepare(data);
        Configure(
        [
            "listen_addresses = '127.0.0.1'", $"unix_socket_directories = '{Folder}'", "max_connections = 120", "shared_buffers = 32MB",
            "fsync = off", "full_page_writes = off", "max_wal_size = 256MB", "wal_level = replica",
            "log_statement = all", "log_line_prefix = '%m [%p] %q%u@%d/%a '", "log_checkpoints = off", .. settings,
        ]);
        Start();
    }

    /// <summary>The cluster that all tests of this process share; started when it is first asked for.</summary>
    public static PostgreSqlCluster Shared => OfThisProcess.Value;

    /// <summary>The folder that holds the data, the unix socket and the log.</summary>
    public string Folder { get; }

    public int Port { get; private set; }

    /// <summary>What the server logged so far: its messages, and every statement.</summary>
    public string Log => PostgresUser.Run("cat", LogFile);

    /// <summary>Where the server programs of this cluster lie (<c>pg_ctl</c>, <c>pg_dump</c>, <c>psql</c>).</summary>
    public static string Programs => PostgresUser.Programs;

    string LogFile => Path.Combine(Folder, "server.log");

    /// <summary>Starts a cluster for one test alone, which may stop it, fill it or promote it.</summary>
    /// <param name="settings">Lines for <c>postgresql.conf</c>: <c>"max_connections = 5"</c>.</param>
    public static PostgreSqlCluster StartNew(params string[] settings) => new(Initialize, settings);

    /// <summary>Starts a standby that streams from this cluster. It must end before this one.</summary>
    /// <param name="settings">Lines for <c>postgresql.conf</c>.</param>
    public PostgreSqlCluster Standby(params string[] settings) => new(
        folder => PostgresUser.Run(
            $"{Programs}/pg_basebackup", "-D", folder, "-h", Folder, "-p", $"{Port}", "-U", "postgres", "-R", "-X", "stream", "-c",
                "fast", "-N"),
        settings);

    /// <summary>Makes a standby a server of its own.</summary>
    public void Promote() => Control("promote", "-w");

    /// <summary>Starts the server, on the port that it had.</summary>
    public void Start()
    {
        lock (starting)
        {
            for (var attempt = 1; ; attempt++)
            {
                if (attempt > 1 || Port == 0)
                    Configure([$"port = {Port = FreePort()}"]);
                try
                {
                    Control("start", "-w", "-l", LogFile);
                    return;
                }
                catch (InvalidOperationException) when (attempt < 5 && Log.Contains("could not bind", StringComparison.Ordinal))
                {
                    // Somebody else took the port between our look and the server's.
                }
            }
        }
    }

    /// <param name="mode"><c>fast</c> ends sessions, <c>immediate</c> is a crash, <c>smart</c> waits for everybody.</param>
    public void Stop(string mode = "fast") => Control("stop", "-w", "-m", mode);

    /// <param name="mode">As for <see cref="Stop"/>.</param>
    public void Restart(string mode = "fast")
    {
        Stop(mode);
        Start();
    }

    /// <summary>Adds lines to <c>postgresql.conf</c>; they hold from the next start, or <see cref="Reload"/>, on.</summary>
    public void Configure(params IEnumerable<string> settings) =>
        Append("postgresql.conf", string.Concat(settings.Select(line => line + "\n")));

    /// <summary>Replaces <c>pg_hba.conf</c>; it holds from the next start, or <see cref="Reload"/>, on.</summary>
    public void Admit(params IEnumerable<string> lines)
    {
        PostgresUser.Run("truncate", "-s", "0", Path.Combine(data, "pg_hba.conf"));
        Append("pg_hba.conf", string.Concat(lines.Select(line => line + "\n")));
    }

    /// <summary>Has the server read its files again; whoever connects from then on is met by what stands in them.</summary>
    public void Reload()
    {
        int Reloads() => Log.Split("received SIGHUP").Length;
        var before = Reloads();
        Control("reload");
        while (Reloads() == before)
            Thread.Sleep(5);
    }

    /// <summary>Gives the server a certificate for <c>localhost</c>, and lets it trust whom the same authority has signed.</summary>
    public void Encrypt(CertificateAuthority authority)
    {
        var (certificate, key) = authority.Issue("localhost");
        Append("ca.crt", authority.Certificate);
        Append("tls.crt", certificate);
        Append("tls.key", key);
        PostgresUser.Run("chmod", "600", Path.Combine(data, "tls.key"));
        Configure("ssl = on", "ssl_cert_file = 'tls.crt'", "ssl_key_file = 'tls.key'", "ssl_ca_file = 'ca.crt'");
        Reload();
    }

    /// <summary>
    /// Makes an empty database, and its owner: a role of the same name that is no superuser, with a password of its own.
    /// </summary>
    /// <param name="attributes">What else the role may, such as <c>CREATEDB</c>.</param>
    public PostgreSqlDatabase CreateDatabase(string attributes = "")
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        var password = Guid.NewGuid().ToString("N");
        Run($"create role {name} login password '{password}' {attributes}");
        Run($"create database {name} owner {name}");
        return new PostgreSqlDatabase(this, name, password);
    }

    /// <summary>Runs statements as the superuser.</summary>
    public void Run(string sql, string database = "postgres")
    {
        using var connection = Open(database);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Opens a connection of the superuser, over the unix socket.</summary>
    public NpgsqlConnection Open(string database = "postgres")
    {
        var connection = new NpgsqlConnection(
            $"Host={Folder};Port={Port};Username=postgres;Database={database};Pooling=false;Application Name=tests");
        connection.Open();
        return connection;
    }

    public void Dispose() => caretaker.Dispose();

    /// <summary>A port of this machine that nobody listens on.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static void Initialize(string folder)
    {
        PostgresUser.Run(
            "sh", "-c",
            $"printf %s '{SuperPassword}' >{folder}.password && {Programs}/initdb -D {folder} -U postgres --pwfile={folder}.password "
            + "--auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync");
    }

    void Control(string verb, params string[] options) =>
        PostgresUser.Run([$"{Programs}/pg_ctl", verb, "-D", data, "-s", .. options]);

    void Append(string file, string text) => PostgresUser.Run("sh", "-c", $"printf %s \"$1\" >>'{data}/{file}'", "sh", text);
}
