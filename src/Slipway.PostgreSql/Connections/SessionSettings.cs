using System.Collections.Immutable;

namespace Slipway.PostgreSql.Connections;

/// <summary>
/// What a connection that works needs to be set to, whatever the role's or the database's defaults are: a timeout of theirs
/// would kill a backfill or the lock, and an index that is built concurrently would be left invalid.
/// </summary>
/// <param name="ServerVersion">The server's version as a number, such as 150018.</param>
/// <param name="IsLocal">Whether they may hold for one transaction only, because a pooler hands the connection on.</param>
sealed record SessionSettings(int ServerVersion, bool IsLocal)
{
    const int Fourteen = 140000;
    const int Seventeen = 170000;

    /// <summary>The longest name that PostgreSQL shows of an application.</summary>
    const int LongestName = 63;

    /// <summary>Of our own statements: everything in them is qualified, so that nobody's objects can slip in.</summary>
    public OwnSql OwnPath => Set("search_path", "pg_catalog, pg_temp");

    /// <summary>The settings, one statement each.</summary>
    public ImmutableArray<OwnSql> All => [.. Values.Select(value => Set(value.Name, value.Value))];

    ImmutableArray<Setting> Values =>
    [
        new("statement_timeout", "0"),
        new("lock_timeout", "0"),
        new("idle_in_transaction_session_timeout", "0"),
        new("tcp_keepalives_idle", "15"),
        new("tcp_keepalives_interval", "5"),
        new("tcp_keepalives_count", "3"),
        new("tcp_user_timeout", "30000"),
        // A runner that was killed is noticed while its statement still runs, and so gives the lock back.
        .. ServerVersion >= Fourteen
            ? [new Setting("idle_session_timeout", "0"), new Setting("client_connection_check_interval", "2000")]
            : ImmutableArray<Setting>.Empty,
        .. ServerVersion >= Seventeen ? [new Setting("transaction_timeout", "0")] : ImmutableArray<Setting>.Empty,
    ];

    /// <summary>All of them in one statement, which gives a row that nobody needs.</summary>
    public OwnSql AtOnce => new($"select {string.Join(", ", Values.Select(Configured))}");

    string Configured(Setting value) =>
        $"pg_catalog.set_config('{value.Name}', '{value.Value}', {(IsLocal ? "true" : "false")})";

    /// <summary>One setting. The value is ours, or what the server itself has shown; never a user's text.</summary>
    public OwnSql Set(string name, string value) => new($"set {(IsLocal ? "local " : "")}{name} = {value}");

    /// <summary>The name under which others see the connection: the run, and the migration that it is at.</summary>
    public OwnSql Name(string run, string? migration = null)
    {
        var name = $"slipway/{run}{(migration is null ? "" : $" {migration}")}";
        return Set("application_name", SqlQuoting.Literal(name.Length > LongestName ? name[..LongestName] : name));
    }

    sealed record Setting(string Name, string Value);
}
