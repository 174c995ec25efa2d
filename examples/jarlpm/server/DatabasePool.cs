using Npgsql;
using Slipway.PostgreSql.Connections;

namespace JarlPm;

/// <summary>
/// The connections, as the guide's <c>DB_POOL_SIZE</c>, <c>DB_MAX_OVERFLOW</c>, <c>DB_POOL_TIMEOUT</c> and <c>DB_POOL_RECYCLE</c>
/// want them.
/// </summary>
static class DatabasePool
{
    public static NpgsqlDataSource Open(string database) =>
        new NpgsqlDataSourceBuilder(database).UseSlipwayPoolEnvironment().Build();

    /// <summary>The settings as the driver has them.</summary>
    public static string Describe(NpgsqlDataSource database)
    {
        var pool = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return $"Database pool: {pool.MinPoolSize} kept, {pool.MaxPoolSize} at most, "
            + $"{pool.Timeout} s to wait for one, replaced after {pool.ConnectionLifetime} s";
    }
}
