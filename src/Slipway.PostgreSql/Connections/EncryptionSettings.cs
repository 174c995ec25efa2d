using System.Net;
using Npgsql;
using Slipway.Settings;

namespace Slipway.PostgreSql.Connections;

/// <summary>How a connection is encrypted and who proves what to whom: libpq's words in Npgsql's.</summary>
static class EncryptionSettings
{
    /// <summary>The value of <c>sslrootcert</c> that means the certificates which the operating system trusts.</summary>
    const string OfTheSystem = "system";

    public static void Apply(NpgsqlConnectionStringBuilder builder, ServerAddress address, ServerHost host)
    {
        string? Said(string name) => address.Parameters.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

        var root = Said("sslrootcert");
        builder.SslMode = Mode(Said("sslmode"), root, host);
        if (root is not (null or OfTheSystem) && builder.SslMode is SslMode.VerifyCA or SslMode.VerifyFull)
            builder.RootCertificate = root;
        if (Said("sslcert") is { } certificate)
            builder.SslCertificate = certificate;
        if (Said("sslkey") is { } key)
            builder.SslKey = key;
        if (Said("sslpassword") is { } password)
            builder.SslPassword = password;
        if (Said("sslnegotiation") is "direct")
            builder.SslNegotiation = SslNegotiation.Direct;

        if (Said("channel_binding") is { } binding)
            builder.ChannelBinding = Enum.Parse<ChannelBinding>(binding, ignoreCase: true);
        // Not asked for is not tried: a library that may be missing, and a question more before every session.
        builder.GssEncryptionMode = Said("gssencmode") is { } mode
            ? Enum.Parse<GssEncryptionMode>(mode, ignoreCase: true)
            : GssEncryptionMode.Disable;
        if (Said("krbsrvname") is { } service)
            builder.KerberosServiceName = service;
        if (Said("require_auth") is { } methods)
            builder.RequireAuth = string.Join(',', methods.Split(',', StringSplitOptions.TrimEntries).Select(LoginMethod));
    }

    /// <summary>
    /// As libpq: a socket is never encrypted, and <c>require</c> with a known authority verifies. Beyond libpq: who knows the
    /// authority of a distant server and says nothing else gets the server verified, for <c>prefer</c> keeps nobody in between out.
    /// </summary>
    static SslMode Mode(string? said, string? root, ServerHost host) => said switch
    {
        _ when host.IsSocket => SslMode.Disable,
        "disable" => SslMode.Disable,
        "allow" => SslMode.Allow,
        "require" => root is null ? SslMode.Require : SslMode.VerifyCA,
        "verify-ca" => SslMode.VerifyCA,
        "verify-full" => SslMode.VerifyFull,
        null when root is OfTheSystem || (root is not null && !IsHere(host.Host)) => SslMode.VerifyFull,
        _ => SslMode.Prefer,
    };

    /// <summary>A way to log in in Npgsql's letters; a leading <c>!</c> forbids it.</summary>
    static string LoginMethod(string method) => method switch
    {
        ['!', .. var forbidden] => "!" + LoginMethod(forbidden),
        "password" => "Password",
        "scram-sha-256" => "ScramSHA256",
        "none" => "None",
        _ => method.ToUpperInvariant(),
    };

    static bool IsHere(string host) =>
        host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
