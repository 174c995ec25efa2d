using System.Collections.Immutable;

namespace Slipway.Settings.Servers;

/// <summary>Tells for each part of an address what gave it.</summary>
static class ServerParts
{
    const string Default = "default";

    /// <summary>The parts, the five that every address has first.</summary>
    /// <param name="words">What the address was put together from.</param>
    /// <param name="address">The address.</param>
    /// <param name="origin">What gave the URL.</param>
    public static ImmutableArray<DatabaseUrlPart> Of(ServerWords words, ServerAddress address, string origin)
    {
        var parts = ImmutableArray.CreateBuilder<DatabaseUrlPart>();
        void Add(string name, string shown, params ReadOnlySpan<string> keywords) =>
            parts.Add(new(name, shown, Origin(words, keywords, origin)));

        Add("host", string.Join(',', address.Hosts.Select(host => host.Host)), "host", "hostaddr");
        Add("port", string.Join(',', address.Hosts.Select(host => host.Port)), "port");
        Add("database", address.Database ?? address.User ?? "the user's name", "dbname");
        Add("user", address.User ?? "the operating system's", "user");
        if (address.Password is not null)
            Add("password", SecretText.Hidden, "password");
        foreach (var (name, value) in address.Parameters)
            Add(name, Shown(name, value), name);
        return parts.ToImmutable();
    }

    static string Shown(string name, string value) => SecretText.IsSecret(name) ? SecretText.Hidden
        : name is SessionOptions.Name ? SessionOptions.Shown(value)
        : value;

    static string Origin(ServerWords words, ReadOnlySpan<string> keywords, string url)
    {
        foreach (var keyword in keywords)
        {
            if (words.All.TryGetValue(keyword, out var word))
                return word.Origin.Length == 0 ? url : word.Origin;
        }

        return Default;
    }
}
