using Slipway.Settings;

namespace Slipway.Tests.Settings.Servers;

/// <summary>An address in one line, for comparing.</summary>
static class Spelled
{
    /// <summary><c>user:password@host:port,…/database?name=value&amp;…</c>, nothing encoded; behind it what else was understood.</summary>
    public static string Out(DatabaseUrl url)
    {
        var server = url.Server!;
        var user = (server.User, server.Password) switch
        {
            (null, null) => "",
            (_, null) => $"{server.User}@",
            _ => $"{server.User}:{server.Password}@",
        };
        var parameters = string.Join('&', server.Parameters.Select(pair => $"{pair.Key}={pair.Value}"));
        return $"{user}{string.Join(',', server.Hosts)}/{server.Database}{(parameters.Length == 0 ? "" : "?")}{parameters}"
            + (server.IsPooled ? " pooled" : "") + string.Concat(url.Notes.Select(note => $" !{note.Code.Name}"));
    }
}
