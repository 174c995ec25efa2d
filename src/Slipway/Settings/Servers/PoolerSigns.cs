namespace Slipway.Settings.Servers;

/// <summary>Tells from an address whether a pooler stands between: behind one, a session may not be one session.</summary>
static class PoolerSigns
{
    /// <summary>The port that PgBouncer listens on when nobody tells it otherwise.</summary>
    const int PortOfPgBouncer = 6432;

    /// <summary>The port on which Supabase's pooler changes the connection with every transaction; on 5432 it keeps it.</summary>
    const int PortOfSupabase = 6543;

    public static bool Are(ServerHost host) =>
        host.Port == PortOfPgBouncer
        || host.Host.Contains("-pooler.", StringComparison.OrdinalIgnoreCase)
        || host.Host.EndsWith("pooled.db.prisma.io", StringComparison.OrdinalIgnoreCase)
        || (host.Port == PortOfSupabase && IsOfSupabase(host.Host));

    static bool IsOfSupabase(string host) =>
        host.EndsWith(".pooler.supabase.com", StringComparison.OrdinalIgnoreCase)
        || (host.StartsWith("db.", StringComparison.OrdinalIgnoreCase)
            && host.EndsWith(".supabase.co", StringComparison.OrdinalIgnoreCase));
}
