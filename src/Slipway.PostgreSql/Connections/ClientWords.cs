using System.Globalization;
using Slipway.Problems;
using Slipway.Settings;

namespace Slipway.PostgreSql.Connections;

/// <summary>How PostgreSQL's own programs are told, on a command line, where a server is and who asks.</summary>
static class ClientWords
{
    /// <summary>Host, port and user as options, to be typed; never a password.</summary>
    public static string Of(ServerAddress address)
    {
        var host = address.Hosts[0];
        var user = address.User is { } name ? $" --username={ShellWord.Of(name)}" : "";
        return $"--host={ShellWord.Of(host.Host)} --port={host.Port.ToString(CultureInfo.InvariantCulture)}{user}";
    }
}
