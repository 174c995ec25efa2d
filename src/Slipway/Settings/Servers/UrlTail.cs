using System.Collections.Immutable;

namespace Slipway.Settings.Servers;

/// <summary>What stands in a URL behind the user: hosts, database, parameters. Nothing is decoded yet.</summary>
/// <param name="Hosts">The hosts, with commas between them, without the brackets of addresses; may be empty.</param>
/// <param name="Ports">The ports of the hosts, with commas between them; each may be empty.</param>
/// <param name="Database">The database; empty without one.</param>
/// <param name="Query">The parameters, in their order.</param>
sealed record UrlTail(string Hosts, string Ports, string Database, ImmutableArray<UrlPair> Query)
{
    /// <summary>Whether nothing in it looks like the end of a password: a raw @ stands in values of known parameters only.</summary>
    public bool IsClean => !Database.Contains('@', StringComparison.Ordinal)
        && Query.All(pair => !pair.Value.Contains('@', StringComparison.Ordinal) || ParameterNames.IsKnown(pair.Name));

    /// <summary>Whether a parameter's value holds a raw @.</summary>
    public bool HasAtInQuery => Query.Any(pair => pair.Value.Contains('@', StringComparison.Ordinal));

    /// <summary>Whether it looks like the end of a whole URL: a host with a port or a database.</summary>
    public bool LooksWhole => Hosts.Trim(',').Length > 0 && (Ports.Trim(',').Length > 0 || Database.Length > 0);

    /// <summary>Takes the text apart.</summary>
    /// <returns>What was found, or which part cannot be read and why.</returns>
    public static (UrlTail? Tail, string? Fault) Read(string text, PercentText decoder)
    {
        var mark = text.IndexOf('?');
        var path = mark < 0 ? text : text[..mark];
        var slash = path.IndexOf('/');
        var hosts = new List<string>();
        var ports = new List<string>();
        foreach (var one in (slash < 0 ? path : path[..slash]).Split(','))
        {
            if (ReadHost(one, decoder) is not { } host)
                return (null, "The host cannot be one");
            if (host.Value.Length > 0 && HostText.Port(host.Value) is null)
                return (null, host.Value.All(char.IsAsciiLetterUpper)
                    ? $"The port is '{host.Value}': this looks like the pattern of a URL; it is no number from 1 to 65535"
                    : "The port is no number from 1 to 65535");
            hosts.Add(host.Name);
            ports.Add(host.Value);
        }

        var query = ImmutableArray.CreateBuilder<UrlPair>();
        foreach (var pair in mark < 0 ? [] : text[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            if (!IsName(name))
                return (null, "Behind the question mark stands what is no name=value");
            query.Add(new UrlPair(name, equals < 0 ? "" : pair[(equals + 1)..]));
        }

        var database = slash < 0 ? "" : path[(slash + 1)..];
        return (new UrlTail(string.Join(',', hosts), string.Join(',', ports), database, query.ToImmutable()), null);
    }

    /// <summary>A host and its port as they are written, the brackets of an address taken off.</summary>
    static UrlPair? ReadHost(string text, PercentText decoder)
    {
        var end = text is ['[', ..] ? text.IndexOf(']') : 0;
        // A socket's name that begins with @ is encoded here, as one that begins with / is.
        if (end < 0 || text.Contains('@', StringComparison.Ordinal))
            return null;

        var colon = text.IndexOf(':', end);
        var name = colon < 0 ? text : text[..colon];
        var port = colon < 0 ? "" : text[(colon + 1)..];
        if (end > 0)
        {
            var address = name[1..end];
            return name.Length == end + 1 && address.Contains(':', StringComparison.Ordinal) && HostText.IsHost(address)
                ? new UrlPair(address, port)
                : null;
        }

        return name.Length == 0 || (decoder.Decode(name).Text is { } decoded && decoded.Split(',').All(HostText.IsHost))
            ? new UrlPair(name, port)
            : null;
    }

    static bool IsName(string name)
    {
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-' or '.'))
                return false;
        }

        return name.Length > 0;
    }
}
