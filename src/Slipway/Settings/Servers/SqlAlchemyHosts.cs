using System.Collections.Immutable;

namespace Slipway.Settings.Servers;

/// <summary>SQLAlchemy repeats the parameter <c>host</c> for several servers, and writes their ports behind them.</summary>
static class SqlAlchemyHosts
{
    /// <summary>The parameters with one <c>host</c>, and one <c>port</c> where hosts have theirs.</summary>
    public static ImmutableArray<UrlPair> Join(ImmutableArray<UrlPair> pairs)
    {
        var given = pairs.Where(pair => pair.Name is "host").ToList();
        if (given.Count == 0)
            return pairs;

        var hosts = new List<string>();
        var ports = new List<string>();
        foreach (var one in given.SelectMany(pair => pair.Value.Split(',')))
        {
            var colon = one is ['/' or '@', ..] ? -1 : one.IndexOf(':');
            var hasPort = colon > 0 && HostText.Port(one[(colon + 1)..]) is not null;
            hosts.Add(hasPort ? one[..colon] : one);
            ports.Add(hasPort ? one[(colon + 1)..] : "");
        }

        var joined = pairs.Where(pair => pair.Name is not "host").Append(new UrlPair("host", string.Join(',', hosts)));
        return ports.Exists(port => port.Length > 0) ? [.. joined, new UrlPair("port", string.Join(',', ports))] : [.. joined];
    }
}
