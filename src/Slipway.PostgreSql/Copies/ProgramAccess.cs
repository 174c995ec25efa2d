using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Npgsql;
using Slipway.Settings;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// Lets PostgreSQL's own programs at a database without a secret among their arguments or in their environment: what to
/// connect to is in a service file, the password in a password file, and both have no name.
/// </summary>
sealed class ProgramAccess : IDisposable
{
    const string Service = "slipway";

    /// <summary>What libpq knows of what a URL can say, and is not said by ourselves.</summary>
    static readonly ImmutableArray<string> Known =
    [
        "channel_binding", "connect_timeout", "gssencmode", "gsslib", "keepalives", "keepalives_count", "keepalives_idle",
        "keepalives_interval", "krbsrvname", "load_balance_hosts", "options", "passfile", "require_auth", "requirepeer", "sslcert",
        "sslcompression", "sslcrl", "sslcrldir", "sslkey", "ssl_max_protocol_version", "ssl_min_protocol_version", "sslmode",
        "sslnegotiation", "sslpassword", "sslrootcert", "sslsni", "tcp_user_timeout",
    ];

    readonly SecretFile _service;
    readonly SecretFile? _password;

    ProgramAccess(SecretFile service, SecretFile? password)
    {
        (_service, _password) = (service, password);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGSERVICEFILE"] = service.Path,
            ["PGSERVICE"] = Service,
            // What is no text of ASCII passes unchanged, whatever the machine is set to.
            ["PGCLIENTENCODING"] = "UTF8",
        };
        if (password is not null)
            environment["PGPASSFILE"] = password.Path;
        Environment = environment;
    }

    /// <summary>What the program needs in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Whether such files can say what is needed to connect: they cannot break lines.</summary>
    public static bool IsPossible(ServerAddress address) =>
        IsOneLine(address.Password ?? "") && IsOneLine(address.User ?? "") && IsOneLine(address.Database ?? "");

    /// <summary>Access to a database on the server that a connection has found.</summary>
    /// <param name="address">How it was reached.</param>
    /// <param name="server">A connection to that server.</param>
    /// <param name="database">The database.</param>
    public static ProgramAccess To(ServerAddress address, NpgsqlConnection server, string database)
    {
        var text = new StringBuilder($"[{Service}]\n");
        Add(text, "host", server.Host);
        Add(text, "port", server.Port.ToString(CultureInfo.InvariantCulture));
        Add(text, "dbname", database);
        Add(text, "user", address.User);
        Add(text, "application_name", "slipway backup");
        foreach (var name in Known)
            Add(text, name, address.Parameters.GetValueOrDefault(name));
        var service = new SecretFile(text.ToString());
        var password = address.Password is { } secret ? new SecretFile($"*:*:*:*:{Escaped(secret)}\n") : null;
        return new ProgramAccess(service, password);
    }

    public void Dispose()
    {
        _service.Dispose();
        _password?.Dispose();
    }

    static void Add(StringBuilder text, string name, string? value)
    {
        if (value is { Length: > 0 } && IsOneLine(value))
            text.Append(name).Append('=').Append(value).Append('\n');
    }

    static bool IsOneLine(string text) => !text.AsSpan().ContainsAny('\n', '\r', '\0');

    static string Escaped(string password) =>
        password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);
}
