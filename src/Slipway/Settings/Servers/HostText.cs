using System.Globalization;

namespace Slipway.Settings.Servers;

/// <summary>Tells what can be a host, and what can be a port.</summary>
static class HostText
{
    /// <summary>
    /// Whether it can be a host: a name (services of Compose have <c>_</c> in theirs), an address, or, decoded, the folder of a socket.
    /// </summary>
    public static bool IsHost(string host)
    {
        if (host is ['/' or '@', ..])
            return true;
        if (host.Contains(':', StringComparison.Ordinal))
            return IsIpv6(host);
        foreach (var letter in host)
        {
            if (!char.IsLetterOrDigit(letter) && letter is not ('-' or '_' or '.'))
                return false;
        }

        return host.Length > 0;
    }

    /// <summary>The port; <see langword="null"/> when it is none.</summary>
    public static int? Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;

    static bool IsIpv6(string host)
    {
        var zone = host.IndexOf('%');
        return System.Net.IPAddress.TryParse(zone < 0 ? host : host[..zone], out _);
    }
}
