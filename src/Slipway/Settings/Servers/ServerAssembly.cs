using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>Puts words together to the address of a server, as libpq would understand them.</summary>
static class ServerAssembly
{
    /// <summary>The words that have a place of their own in an address.</summary>
    static readonly ImmutableArray<string> Placed =
        ["host", "hostaddr", "port", "dbname", "user", "password", "service", "passfile", ServerWords.Pooler];

    /// <summary>The folders in which a server puts its socket: Debian's, and that of a server built as it comes.</summary>
    static readonly ImmutableArray<string> SocketFolders = ["/var/run/postgresql", "/tmp"];

    /// <summary>The address; or every word that cannot be used.</summary>
    public static Outcome<ServerAddress> Of(ServerWords words)
    {
        var problems = WordCheck.Of(words).ToImmutableArray();
        var hosts = Hosts(words);
        if (!hosts.Succeeded || problems.Length > 0)
            return problems.AddRange(hosts.Problems);

        var parameters = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (keyword, word) in words.All)
        {
            if (!Placed.Contains(keyword))
                parameters[keyword] = word.Value;
        }

        if (words["password"] is null && words["passfile"] is { } file)
            parameters["passfile"] = file;
        return new ServerAddress
        {
            Hosts = hosts.Value.All,
            Database = words["dbname"],
            User = words["user"],
            Password = words["password"],
            Parameters = parameters.ToImmutable(),
            IsPooled = words[ServerWords.Pooler] is not null || hosts.Value.All.Any(PoolerSigns.Are),
        };
    }

    sealed record HostList(ImmutableArray<ServerHost> All);

    static Outcome<HostList> Hosts(ServerWords words)
    {
        var names = (words["host"] ?? "").Split(',', StringSplitOptions.TrimEntries);
        // An address in the place of a name saves the look-up; only a certificate that is held to the name still needs it.
        if (words["hostaddr"] is { } addresses && (words["host"] is null || words["sslmode"] is not "verify-full"))
            names = addresses.Split(',', StringSplitOptions.TrimEntries);
        var ports = (words["port"] ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (ports.Length != 1 && ports.Length != names.Length)
        {
            return new Problem(Codes.UrlInvalid, $"There are {names.Length} hosts and {ports.Length} ports.")
            {
                Fix = "Give one port, or one for each host.",
            };
        }


        var hosts = ImmutableArray.CreateBuilder<ServerHost>();
        for (var at = 0; at < names.Length; at++)
        {
            var text = ports.Length == 1 ? ports[0] : ports[at];
            if (text.Length > 0 && HostText.Port(text) is null)
                return WordCheck.Unusable(words, "port", "A number from 1 to 65535 is expected.");
            var port = text.Length == 0 ? ServerHost.DefaultPort : HostText.Port(text)!.Value;
            var name = names[at].Length == 0 ? DefaultHost(port) : names[at];
            if (!HostText.IsHost(name))
            {
                var keyword = words["host"] is null ? "hostaddr" : "host";
                return WordCheck.Unusable(words, keyword, "A name, an address, or the folder of a socket is expected.");
            }

            hosts.Add(new ServerHost(name, port));
        }

        return new HostList(hosts.ToImmutable());
    }

    /// <summary>Where nothing names a host, libpq means the socket of this machine.</summary>
    static string DefaultHost(int port)
    {
        if (OperatingSystem.IsWindows())
            return "localhost";
        foreach (var folder in SocketFolders)
        {
            if (File.Exists($"{folder}/.s.PGSQL.{port}"))
                return folder;
        }

        return SocketFolders[0];
    }
}
