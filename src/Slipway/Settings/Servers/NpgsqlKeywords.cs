using System.Collections.Frozen;

namespace Slipway.Settings.Servers;

/// <summary>The keywords of Npgsql's connection strings, without blanks and in lower case: what each is to libpq.</summary>
static class NpgsqlKeywords
{
    /// <summary>libpq's keyword; empty for what says nothing to a migration.</summary>
    static readonly FrozenDictionary<string, string> Meanings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["host"] = "host", ["server"] = "host", ["port"] = "port", ["database"] = "dbname", ["db"] = "dbname",
        ["username"] = "user", ["userid"] = "user", ["uid"] = "user", ["user"] = "user",
        ["password"] = "password", ["psw"] = "password", ["pwd"] = "password", ["passfile"] = "passfile",
        ["applicationname"] = "application_name", ["timeout"] = "connect_timeout", ["options"] = "options",
        ["searchpath"] = ServerWords.SearchPath, ["sslmode"] = "sslmode", ["sslnegotiation"] = "sslnegotiation",
        ["sslcertificate"] = "sslcert", ["clientcertificate"] = "sslcert", ["sslkey"] = "sslkey", ["clientcertificatekey"] = "sslkey",
        ["sslpassword"] = "sslpassword", ["rootcertificate"] = "sslrootcert", ["channelbinding"] = "channel_binding",
        ["gssencryptionmode"] = "gssencmode", ["requireauth"] = "require_auth", ["kerberosservicename"] = "krbsrvname",
        ["targetsessionattributes"] = "target_session_attrs", ["loadbalancehosts"] = "load_balance_hosts",
        ["tcpkeepalive"] = "keepalives", ["tcpkeepalivetime"] = "keepalives_idle", ["tcpkeepaliveinterval"] = "keepalives_interval",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenSet<string> Irrelevant = FrozenSet.ToFrozenSet(
        [
            "pooling", "minimumpoolsize", "minpoolsize", "maximumpoolsize", "maxpoolsize", "connectionidlelifetime",
            "connectionpruninginterval", "connectionlifetime", "loadbalancetimeout", "commandtimeout", "internalcommandtimeout",
            "cancellationtimeout", "keepalive", "enlist", "multiplexing", "writecoalescingbufferthresholdbytes", "maxautoprepare",
            "autoprepareminusages", "includeerrordetail", "includeerrordetails", "logparameters", "includefailedbatchedcommand",
            "persistsecurityinfo", "readbuffersize", "writebuffersize", "socketreceivebuffersize", "socketsendbuffersize",
            "noresetonclose", "loadtablecomposites", "replicationmode", "arraynullabilitymode", "servercompatibilitymode",
            "hostrecheckseconds", "trustservercertificate", "includerealm", "clientencoding", "encoding", "timezone",
            "convertinfinitydatetime", "useperfcounters", "usesslstream", "integratedsecurity",
            "entitytemplatedatabase", "entityadmindatabase", "autoprepare",
        ], StringComparer.Ordinal);

    /// <summary>A keyword without blanks and letter case.</summary>
    public static string Plain(string name) => name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>libpq's keyword for a plain one; <see langword="null"/> when it has none.</summary>
    public static string? Meaning(string plain) => Meanings.GetValueOrDefault(plain);

    public static bool IsIrrelevant(string plain) => Irrelevant.Contains(plain);

    public static bool Knows(string plain) => Meanings.ContainsKey(plain) || Irrelevant.Contains(plain);
}
