using Npgsql;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Harness;

public sealed class ClusterTests
{
    [Fact]
    public void A_database_belongs_to_a_role_that_is_no_superuser()
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase();

        database.Run("create table t (n int); insert into t values (1), (2)");

        Assert.Equal(2, database.Count("t"));
        Assert.Equal(["f|f"], database.Rows($"select rolsuper, rolcreatedb from pg_roles where rolname = '{database.Name}'"));
        Assert.Empty(database.Applied());
        Assert.Contains("create table t (n int)", database.Cluster.Log);
    }

    [Fact]
    public void A_wrong_password_is_refused()
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase();
        using var connection = new NpgsqlConnection(
            database.ConnectionStringAt(database.Cluster.Port).Replace(database.Password, "other", StringComparison.Ordinal));

        Assert.Equal("28P01", Assert.Throws<PostgresException>(connection.Open).SqlState);
    }

    [Fact]
    public void A_cluster_of_a_tests_own_survives_a_crash_and_has_a_standby()
    {
        using var cluster = PostgreSqlCluster.StartNew("max_connections = 30");
        using var database = cluster.CreateDatabase();
        database.Run("create table t (n int); insert into t values (1)");

        cluster.Restart("immediate");

        Assert.Equal(["30"], database.Rows("show max_connections"));
        using var standby = cluster.Standby();
        using var copy = standby.Open(database.Name);
        using var command = new NpgsqlCommand("select pg_is_in_recovery() and count(*) = 1 from t", copy);
        Assert.Equal(true, command.ExecuteScalar());
    }
}
