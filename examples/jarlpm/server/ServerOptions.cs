using Npgsql;

namespace JarlPm;

/// <summary>What the server is told when it starts.</summary>
/// <param name="Host">The address to listen at.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="Database">The database that <c>DATABASE_URL</c> names.</param>
sealed record ServerOptions(string Host, int Port, string Database)
{
    public const string Usage =
        "jarlpm [--host 127.0.0.1] [--port 8001], and DATABASE_URL=postgresql://user:password@host/jarlpm";

    /// <summary>Reads arguments and environment; <see langword="null"/> when they are not to be understood.</summary>
    public static ServerOptions? Read(string[] arguments)
    {
        if (!Uri.TryCreate(Environment.GetEnvironmentVariable("DATABASE_URL"), UriKind.Absolute, out var url))
            return null;
        var options = new ServerOptions("127.0.0.1", 8001, ConnectionTo(url));
        foreach (var pair in arguments.Chunk(2))
        {
            switch (pair)
            {
                case ["--host", var host]:
                    options = options with { Host = host };
                    break;
                case ["--port", var text] when ushort.TryParse(text, out var port):
                    options = options with { Port = port };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    static string ConnectionTo(Uri url)
    {
        var (user, password) = url.UserInfo.Split(':', 2) is [var name, var secret] ? (name, secret) : (url.UserInfo, null);
        return new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.IsDefaultPort ? NpgsqlConnection.DefaultPort : url.Port,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user),
            // A password that the URL leaves out may stand beside it.
            Password = password is null ? Environment.GetEnvironmentVariable("DATABASE_PASSWORD") : Uri.UnescapeDataString(password),
        }.ConnectionString;
    }
}
