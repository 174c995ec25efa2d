using System.Collections.Frozen;

namespace Slipway.Settings.Servers;

/// <summary>The parameters of URLs that drivers and frameworks know: what each is to libpq, and which say nothing to a migration.</summary>
static class ParameterNames
{
    /// <summary>Other names of libpq's keywords; letter case does not matter.</summary>
    static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["username"] = "user", ["database"] = "dbname", ["db"] = "dbname", ["socket"] = "host",
        ["schema"] = ServerWords.SearchPath, ["currentSchema"] = ServerWords.SearchPath, ["search_path"] = ServerWords.SearchPath,
        ["ApplicationName"] = "application_name", ["fallback_application_name"] = "application_name",
        ["loginTimeout"] = "connect_timeout", ["connectTimeout"] = "connect_timeout", ["connection_timeout"] = "connect_timeout",
        ["channelBinding"] = "channel_binding", ["gssEncMode"] = "gssencmode", ["requireAuth"] = "require_auth",
        ["loadBalanceHosts"] = "load_balance_hosts", ["targetServerType"] = "target_session_attrs",
        ["kerberosServerName"] = "krbsrvname", ["tcpKeepAlive"] = "keepalives", ["tcp_keepalive"] = "keepalives",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Parameters that mean something to us and are no single keyword of libpq.</summary>
    static readonly FrozenSet<string> OfOurOwn = FrozenSet.ToFrozenSet(
        [ServerWords.Pooler, "ssl", "sslaccept", "sslidentity", "sslfactory", "tls"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Parameters of drivers, their pools and caches.</summary>
    static readonly FrozenSet<string> OfDrivers = FrozenSet.ToFrozenSet(
        [
            "connection_limit", "pool_timeout", "pool_size", "max_overflow", "pool_recycle", "pool_pre_ping", "poolclass", "socket_timeout",
            "socketTimeout", "cancelSignalTimeout", "statement_cache_size", "prepared_statement_cache_size",
            "prepared_statement_name_func", "max_cached_statement_lifetime", "max_cacheable_statement_size", "prepareThreshold",
            "preparedStatementCacheQueries", "preparedStatementCacheSizeMiB", "binaryTransfer", "reWriteBatchedInserts",
            "single_use_connections", "default_query_exec_mode", "statement_cache_capacity", "description_cache_capacity",
            "pool_max_conns", "pool_min_conns", "pool_max_conn_lifetime", "pool_max_conn_idle_time", "pool_health_check_period",
            "max", "min", "idle_timeout", "max_lifetime", "prepare", "prepare_threshold", "uselibpqcompat", "encoding", "charset",
            "autosave", "stringtype", "defaultRowFetchSize", "adaptiveFetch", "assumeMinServerVersion", "readOnly",
            "logUnclosedConnections",
            "loggerLevel", "loggerFile", "hostRecheckSeconds", "escapeSyntaxCallMode", "preferQueryMode", "serverVersion", "engine",
            "conn_max_age", "conn_health_checks", "command_timeout", "statement-cache-capacity", "initialSize", "maxSize", "maxIdleTime",
            "minimum-idle", "adapter", "timeout", "checkout_timeout", "reaping_frequency", "variables", "async_fallback", "record_class",
        ], StringComparer.OrdinalIgnoreCase);

    /// <summary>libpq's keyword for a parameter, or itself where it is one of ours; <see langword="null"/> for others.</summary>
    public static string? Meaning(string name)
    {
        if (Aliases.TryGetValue(name, out var keyword))
            return keyword;
        var plain = name.ToLowerInvariant();
        return LibpqKeywords.IsActedUpon(plain) || OfOurOwn.Contains(plain) ? plain : null;
    }

    /// <summary>Whether a migration may pass over it without a word: golang-migrate's begin with <c>x-</c>.</summary>
    public static bool IsIrrelevant(string name) =>
        OfDrivers.Contains(name) || LibpqKeywords.IsIrrelevant(name.ToLowerInvariant())
        || name.StartsWith("x-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether anybody knows it.</summary>
    public static bool IsKnown(string name) =>
        Meaning(name) is not null || IsIrrelevant(name) || LibpqKeywords.Knows(name.ToLowerInvariant());
}
