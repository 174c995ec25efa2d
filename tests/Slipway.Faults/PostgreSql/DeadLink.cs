using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>
/// Puts a server and its clients on two machines, network namespaces with a cable between them, so that the cable can be taken
/// out. The server's unix socket, for the tests' own eye, stays within reach.
/// </summary>
sealed class DeadLink : IDisposable
{
    // Of the addresses that are kept for tests of networks (RFC 2544).
    const string ServerHost = "198.18.0.1";
    const string ClientHost = "198.18.0.2";

    static int links;

    readonly string _servers;
    readonly string _clients;

    /// <param name="cluster">The server, which is started anew at its end of the cable.</param>
    public DeadLink(PostgreSqlCluster cluster)
    {
        var name = $"slipway-{Environment.ProcessId}-{Interlocked.Increment(ref links)}";
        (_servers, _clients) = (name + "-server", name + "-client");
        try
        {
            Lay();
            cluster.Configure($"listen_addresses = '127.0.0.1,{ServerHost}'");
            cluster.Admit("local all all trust", "host all all all scram-sha-256");
            cluster.Stop();
            Command([
                .. AtServer, "setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", "--",
                $"{PostgreSqlCluster.Programs}/pg_ctl", "start", "-w", "-s", "-D", $"{cluster.Folder}/data",
                "-l", $"{cluster.Folder}/server.log",
            ]);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What stands before a command, so that it runs on the server's machine.</summary>
    public IReadOnlyList<string> AtServer => ["ip", "netns", "exec", _servers];

    /// <summary>What stands before a command, so that it runs on the clients' machine.</summary>
    public IReadOnlyList<string> AtClient => ["ip", "netns", "exec", _clients];

    /// <summary>Skips the test, and says why, where no such machines can be made.</summary>
    public static void Require()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to make network namespaces");
        Assert.SkipUnless(
            File.Exists("/usr/sbin/ip") || File.Exists("/sbin/ip") || File.Exists("/usr/bin/ip"), "needs ip, to lay a cable (iproute2)");
        var name = $"slipway-{Environment.ProcessId}-probe";
        var ended = Run("sh", "-c", $"ip netns add {name} && ip -n {name} link add one type veth peer name two; code=$?; "
            + $"ip netns del {name}; exit $code");
        Assert.SkipUnless(ended.Code == 0, $"needs the right to make network namespaces: {ended.All}");
    }

    /// <summary>A database as its owner reaches it over the cable.</summary>
    public static string Url(PostgreSqlDatabase database) =>
        database.Url.Replace("127.0.0.1", ServerHost, StringComparison.Ordinal);

    /// <summary>Takes the cable out on the clients' side: neither end is told anything more, and nothing arrives.</summary>
    public void Cut() => Command("ip", "-n", _clients, "link", "set", "cable", "down");

    public void Dispose()
    {
        Run("ip", "netns", "del", _clients);
        Run("ip", "netns", "del", _servers);
    }

    void Lay()
    {
        Command("ip", "netns", "add", _servers);
        Command("ip", "netns", "add", _clients);
        Command("ip", "link", "add", "cable", "netns", _servers, "type", "veth", "peer", "name", "cable", "netns", _clients);
        foreach (var (machine, host) in ((string, string)[])[(_servers, ServerHost), (_clients, ClientHost)])
        {
            Command("ip", "-n", machine, "address", "add", host + "/30", "dev", "cable");
            Command("ip", "-n", machine, "link", "set", "cable", "up");
            Command("ip", "-n", machine, "link", "set", "lo", "up");
        }
    }

    static void Command(params string[] command)
    {
        var ended = Run(command);
        Assert.True(ended.Code == 0, $"{string.Join(' ', command)}: {ended.All}");
    }

    static SlipwayProgram.Ended Run(params string[] command) => SlipwayProgram.Wait(SlipwayProgram.Start("/", command));
}
