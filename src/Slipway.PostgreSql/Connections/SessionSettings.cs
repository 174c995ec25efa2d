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
    public ImmutableArray<OwnSql> All
    {
        get
        {
            var all = ImmutableArray.CreateBuilder<OwnSql>();
            all.Add(Set("statement_timeout", "0"));
            all.Add(Set("lock_timeout", "0"));
            all.Add(Set("idle_in_transaction_session_timeout", "0"));
            all.Add(Set("tcp_keepalives_idle", "15"));
            all.Add(Set("tcp_keepalives_interval", "5"));
            all.Add(Set("tcp_keepalives_count", "3"));
            all.Add(Set("tcp_user_timeout", "30000"));
            if (ServerVersion >= Fourteen)
            {
                all.Add(Set("idle_session_timeout", "0"));
                // A runner that was killed is noticed while its statement still runs, and so gives the lock back.
                all.Add(Set("client_connection_check_interval", "2000"));
            }

            if (ServerVersion >= Seventeen)
                all.Add(Set("transaction_timeout", "0"));
            return all.ToImmutable();
        }
    }

    /// <summary>One setting. The value is ours, or what the server itself has shown; never a user's text.</summary>
    public OwnSql Set(string name, string value) => new($"set {(IsLocal ? "local " : "")}{name} = {value}");

    /// <summary>The name under which others see the connection: the run, and the migration that it is at.</summary>
    public OwnSql Name(string run, string? migration = null)
    {
        var name = $"slipway/{run}{(migration is null ? "" : $" {migration}")}";
        return Set("application_name", SqlQuoting.Literal(name.Length > LongestName ? name[..LongestName] : name));
    }
}
