using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using Slipway.Settings;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// What Npgsql needs to open a migration session at an address: one builder for each host, for trying them in turn is ours.
/// </summary>
/// <remarks>
/// <c>target_session_attrs</c> is not passed on: Npgsql refuses it for a single host, and the engine asks the server itself.
/// Behind a pooler nothing is sent at the start of a session that a pooler refuses (<c>options</c>, <c>search_path</c>).
/// </remarks>
static class ConnectionSettings
{
    /// <summary>How long one try to connect may take when the address does not say, in seconds.</summary>
    public const int DefaultTimeout = 5;

    const int LongestTimeout = 1024;
    const int SecondsBetweenKeepalives = 30;
    const int IdleBeforeTcpKeepalive = 15;
    const int BetweenTcpKeepalives = 5;

    static readonly string Application =
        "slipway/" + (typeof(ConnectionSettings).Assembly.GetName().Version?.ToString(3) ?? "0");

    /// <summary>The settings for each host of the address, in the order in which they are to be tried.</summary>
    public static ImmutableArray<NpgsqlConnectionStringBuilder> Of(ServerAddress address) =>
        [.. address.Hosts.Select(host => Of(address, host))];

    /// <summary>The settings for one of the address's hosts.</summary>
    public static NpgsqlConnectionStringBuilder Of(ServerAddress address, ServerHost host)
    {
        var parameters = address.Parameters;
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = host.Host,
            Port = host.Port,
            Database = address.Database,
            Username = address.User,
            Password = address.Password,
            Pooling = false,
            Enlist = false,
            MaxAutoPrepare = 0,
            CommandTimeout = 0,
            Timeout = Timeout(parameters),
            KeepAlive = SecondsBetweenKeepalives,
            IncludeErrorDetail = true,
            // Which statement of a batch was refused: the driver keeps it, for us to tell a migration's own from ours.
            IncludeFailedBatchedCommand = true,
            ApplicationName = Application,
            // Said outright, so that PGTARGETSESSIONATTRS does not say it for us.
            TargetSessionAttributes = "any",
        };
        if (address.Password is null)
            builder.Passfile = parameters.GetValueOrDefault("passfile") ?? NoPasswordFile;
        if (!host.IsSocket && parameters.GetValueOrDefault("keepalives") is not "0")
            KeepAlive(builder, parameters);
        if (!address.IsPooled)
            AtStart(builder, parameters);
        EncryptionSettings.Apply(builder, address, host);
        return builder;
    }

    /// <summary>The settings have looked for a password already; Npgsql must not find one that they refused.</summary>
    static string NoPasswordFile => OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    static int Timeout(ImmutableSortedDictionary<string, string> parameters) =>
        Number(parameters, "connect_timeout") is { } seconds ? Math.Clamp(seconds, 0, LongestTimeout) : DefaultTimeout;

    /// <summary>A statement may run for an hour without a word, and what lies between must not take the connection for dead.</summary>
    static void KeepAlive(NpgsqlConnectionStringBuilder builder, ImmutableSortedDictionary<string, string> parameters)
    {
        builder.TcpKeepAlive = true;
        builder.TcpKeepAliveTime = Positive(parameters, "keepalives_idle") ?? IdleBeforeTcpKeepalive;
        builder.TcpKeepAliveInterval = Positive(parameters, "keepalives_interval") ?? BetweenTcpKeepalives;
    }

    static void AtStart(NpgsqlConnectionStringBuilder builder, ImmutableSortedDictionary<string, string> parameters)
    {
        if (parameters.GetValueOrDefault("options") is { Length: > 0 } options)
            builder.Options = options;
        if (parameters.GetValueOrDefault("search_path") is { Length: > 0 } path)
            builder.SearchPath = path;
    }

    static int? Positive(ImmutableSortedDictionary<string, string> parameters, string name) =>
        Number(parameters, name) is { } number and > 0 ? number : null;

    static int? Number(ImmutableSortedDictionary<string, string> parameters, string name) =>
        int.TryParse(parameters.GetValueOrDefault(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
