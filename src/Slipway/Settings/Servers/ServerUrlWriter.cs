using System.Text;

namespace Slipway.Settings.Servers;

/// <summary>Writes an address as the URL that libpq reads.</summary>
static class ServerUrlWriter
{
    /// <summary>The URL.</summary>
    /// <param name="address">The address.</param>
    /// <param name="instead">What stands in the place of secrets; <see langword="null"/> to write them out.</param>
    public static string Write(ServerAddress address, string? instead = null)
    {
        var text = new StringBuilder("postgresql://");
        if (address.User is { } user)
            text.Append(Uri.EscapeDataString(user));
        if (address.Password is { } password)
            text.Append(':').Append(instead ?? Uri.EscapeDataString(password));
        if (address.User is not null || address.Password is not null)
            text.Append('@');
        text.AppendJoin(',', address.Hosts.Select(Host));
        if (address.Database is { } database)
            text.Append('/').Append(Uri.EscapeDataString(database));

        var mark = '?';
        foreach (var (name, value) in address.Parameters)
        {
            text.Append(mark).Append(name).Append('=').Append(instead is null ? Escape(value) : Shown(name, value, instead));
            mark = '&';
        }

        return text.ToString();
    }

    static string Shown(string name, string value, string instead) => SecretText.IsSecret(name) ? instead
        : name is SessionOptions.Name ? Escape(SessionOptions.Shown(value)).Replace("%2A", "*", StringComparison.Ordinal)
        : Escape(value);

    static string Host(ServerHost host) => host.IsSocket ? $"{Uri.EscapeDataString(host.Host)}:{host.Port}" : host.ToString();

    /// <summary>A value in which what may stand raw behind a question mark does: paths and lists stay legible.</summary>
    static string Escape(string value) => Uri.EscapeDataString(value)
        .Replace("%2F", "/", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);
}
