using Npgsql;
using Slipway.Problems;

namespace Slipway.PostgreSql.Connections;

/// <summary>Lets the environment size the pool of a data source.</summary>
public static class PoolEnvironment
{
    /// <summary>
    /// Sizes the pool by DB_POOL_SIZE, DB_MAX_OVERFLOW, DB_POOL_TIMEOUT and DB_POOL_RECYCLE, as <see cref="PoolVariables"/> reads them.
    /// </summary>
    /// <returns>The same builder.</returns>
    /// <exception cref="ProblemException">One of the variables is no whole number in its range; it is named.</exception>
    public static NpgsqlDataSourceBuilder UseSlipwayPoolEnvironment(this NpgsqlDataSourceBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        PoolVariables.Read(Environment.GetEnvironmentVariable).Required.ApplyTo(builder.ConnectionStringBuilder);
        return builder;
    }
}
