using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>Reads the keyword strings that name a server: libpq's, and Npgsql's.</summary>
static class KeywordReader
{
    /// <summary>The words of libpq's pairs.</summary>
    public static Outcome<ServerWords> FromLibpq(IReadOnlyList<UrlPair> pairs) =>
        new ParameterReader(UrlDialect.Libpq).Read(ServerWords.None, pairs);

    /// <summary>The words of Npgsql's pairs.</summary>
    public static Outcome<ServerWords> FromNpgsql(IReadOnlyList<UrlPair> pairs)
    {
        var known = ImmutableArray.CreateBuilder<UrlPair>();
        var unknown = new List<string>();
        foreach (var pair in pairs)
        {
            var plain = NpgsqlKeywords.Plain(pair.Name);
            if (NpgsqlKeywords.Meaning(plain) is { } meaning)
                known.Add(new UrlPair(meaning, pair.Value));
            else if (!NpgsqlKeywords.IsIrrelevant(plain))
                unknown.Add(pair.Name);
        }

        var words = WithPorts(new ParameterReader(UrlDialect.Libpq).Read(ServerWords.None, known));
        return unknown.Count == 0 ? words : words.Noting(ParameterReader.NotActedUpon(unknown));
    }

    /// <summary>Npgsql lets a port stand behind its host.</summary>
    static ServerWords WithPorts(ServerWords words)
    {
        if (words["host"] is not { } text || !text.Contains(':', StringComparison.Ordinal))
            return words;

        var hosts = text.Split(',', StringSplitOptions.TrimEntries);
        var ports = new string[hosts.Length];
        for (var at = 0; at < hosts.Length; at++)
        {
            var host = hosts[at];
            var end = host.LastIndexOf(']');
            var colon = host is ['/' or '@', ..] ? -1 : host.LastIndexOf(':');
            var hasPort = colon > 0 && colon > end && (end > 0 || host.IndexOf(':') == colon);
            ports[at] = hasPort ? host[(colon + 1)..] : words["port"] ?? "";
            hosts[at] = (hasPort ? host[..colon] : host).Trim('[', ']');
        }

        words = words.With("host", string.Join(',', hosts));
        return Array.TrueForAll(ports, port => port.Length == 0) ? words : words.With("port", string.Join(',', ports));
    }
}
