using Slipway.Problems;

namespace Slipway.Settings.Servers;

/// <summary>Makes a database of the words that name it.</summary>
static class ServerUrl
{
    /// <summary>The database; or what is wrong with the words.</summary>
    /// <param name="words">The words of the URL.</param>
    /// <param name="text">The URL as given; <see langword="null"/> when there is none, and the words stand for themselves.</param>
    /// <param name="sources">What gives the words that are missing.</param>
    public static Outcome<DatabaseUrl> Of(ServerWords words, string? text, ServerSources? sources)
    {
        var complete = sources?.Complete(words) ?? words;
        if (!complete.Succeeded)
            return complete.Problems;
        var address = ServerAssembly.Of(complete.Value);
        if (!address.Succeeded)
            return address.Problems;
        if (PooledSettings.Of(address.Value) is { } lost)
            return lost;
        return new DatabaseUrl
        {
            Engine = DatabaseSchemes.ServerEngine,
            Server = address.Value,
            Secret = text ?? ServerUrlWriter.Write(address.Value),
            Options = complete.Value.Others,
            Parts = ServerParts.Of(complete.Value, address.Value, sources?.Origin ?? ""),
            Notes = address.Value.Database is null ? complete.Value.Notes.Add(Unnamed(address.Value)) : complete.Value.Notes,
        };
    }

    static Problem Unnamed(ServerAddress address) => new(
        Codes.UrlDatabaseDefault,
        $"Nothing names the database on {string.Join(',', address.Hosts)}: it is the one of the user's name"
            + (address.User is { } user ? $", '{user}'." : "."))
    {
        Fix = "Write it behind the host: postgresql://user@host/name.",
    };
}
