using System.Collections.Immutable;
using System.Globalization;
using Slipway.Settings;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// What PostgreSQL's own programs (psql, pg_dump) read from their environment: a URL is never handed to them, for they do not
/// know every spelling, and arguments can be seen by everybody on the machine.
/// </summary>
public static class ClientVariables
{
    static readonly ImmutableDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sslmode"] = "PGSSLMODE", ["sslrootcert"] = "PGSSLROOTCERT", ["sslcert"] = "PGSSLCERT", ["sslkey"] = "PGSSLKEY",
        ["options"] = "PGOPTIONS", ["connect_timeout"] = "PGCONNECT_TIMEOUT", ["channel_binding"] = "PGCHANNELBINDING",
        ["gssencmode"] = "PGGSSENCMODE", ["target_session_attrs"] = "PGTARGETSESSIONATTRS", ["passfile"] = "PGPASSFILE",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The variables for an address, the password among them.</summary>
    public static IReadOnlyDictionary<string, string> Of(ServerAddress address)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = string.Join(',', address.Hosts.Select(host => host.Host)),
            ["PGPORT"] = string.Join(',', address.Hosts.Select(host => host.Port.ToString(CultureInfo.InvariantCulture))),
        };
        if (address.Database is { } database)
            variables["PGDATABASE"] = database;
        if (address.User is { } user)
            variables["PGUSER"] = user;
        if (address.Password is { } password)
            variables["PGPASSWORD"] = password;
        foreach (var (parameter, value) in address.Parameters)
        {
            if (Names.TryGetValue(parameter, out var name))
                variables[name] = value;
        }

        return variables;
    }
}
