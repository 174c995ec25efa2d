using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Slipway.Settings.Servers;

/// <summary>The keywords of libpq, and the environment variables from which it takes what no URL says.</summary>
static class LibpqKeywords
{
    /// <summary>A keyword and the variable that gives it where nothing else does.</summary>
    public sealed record Pair(string Keyword, string Variable);

    /// <summary>Keywords that Slipway acts upon, with their variables.</summary>
    public static ImmutableArray<Pair> WithVariable { get; } =
    [
        new("host", "PGHOST"), new("hostaddr", "PGHOSTADDR"), new("port", "PGPORT"), new("dbname", "PGDATABASE"), new("user", "PGUSER"),
        new("options", "PGOPTIONS"), new("application_name", "PGAPPNAME"), new("connect_timeout", "PGCONNECT_TIMEOUT"),
        new("sslmode", "PGSSLMODE"), new("sslrootcert", "PGSSLROOTCERT"), new("sslcert", "PGSSLCERT"), new("sslkey", "PGSSLKEY"),
        new("sslnegotiation", "PGSSLNEGOTIATION"), new("channel_binding", "PGCHANNELBINDING"), new("require_auth", "PGREQUIREAUTH"),
        new("gssencmode", "PGGSSENCMODE"), new("krbsrvname", "PGKRBSRVNAME"), new("target_session_attrs", "PGTARGETSESSIONATTRS"),
        new("load_balance_hosts", "PGLOADBALANCEHOSTS"), new("passfile", "PGPASSFILE"),
    ];

    /// <summary>Keywords that Slipway acts upon and that have no variable, or one that is asked in its own place.</summary>
    static readonly ImmutableArray<string> WithoutVariable =
        ["password", "service", "sslpassword", "keepalives", "keepalives_idle", "keepalives_interval"];

    /// <summary>Keywords that make a connection safer, and that nothing here acts upon: who sets them must know.</summary>
    static readonly FrozenSet<string> NotActedUpon = FrozenSet.ToFrozenSet(
        [
            "sslcrl", "sslcrldir", "requirepeer", "ssl_min_protocol_version", "ssl_max_protocol_version", "requiressl",
            "sslcertmode", "scram_client_key", "scram_server_key", "min_protocol_version", "replication", "servicefile",
        ], StringComparer.Ordinal);

    /// <summary>Keywords that change nothing for a migration.</summary>
    static readonly FrozenSet<string> Irrelevant = FrozenSet.ToFrozenSet(
        [
            "client_encoding", "fallback_application_name", "sslcompression", "sslsni", "gsslib", "gssdelegation", "keepalives_count",
            "tcp_user_timeout", "max_protocol_version", "sslkeylogfile", "authtype", "tty",
        ], StringComparer.Ordinal);

    static readonly FrozenSet<string> ActedUpon =
        FrozenSet.ToFrozenSet([.. WithVariable.Select(pair => pair.Keyword), .. WithoutVariable], StringComparer.Ordinal);

    /// <summary>Whether libpq knows the keyword; it is strict about letter case.</summary>
    public static bool Knows(string keyword) =>
        ActedUpon.Contains(keyword) || NotActedUpon.Contains(keyword) || Irrelevant.Contains(keyword);

    public static bool IsActedUpon(string keyword) => ActedUpon.Contains(keyword);

    public static bool IsIrrelevant(string keyword) => Irrelevant.Contains(keyword);
}
