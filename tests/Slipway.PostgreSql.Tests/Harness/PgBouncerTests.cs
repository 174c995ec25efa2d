using Npgsql;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Harness;

public sealed class PgBouncerTests
{
    [Fact]
    public void A_pooler_gives_each_transaction_any_connection()
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase();
        using var bouncer = new PgBouncer(database.Cluster, poolSize: 1);
        using var first = Open(database, bouncer);
        using var second = Open(database, bouncer);

        Assert.Equal(Pid(first), Pid(second));
        Assert.Contains($"{database.Name}|{database.Name}|2|", bouncer.Admin("show pools"));
    }

    [Fact]
    public void A_killed_pooler_can_be_started_again()
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase();
        using var bouncer = new PgBouncer(database.Cluster, mode: "session");

        bouncer.Kill();
        Assert.ThrowsAny<NpgsqlException>(() => Open(database, bouncer));
        bouncer.Start();
        bouncer.Pause();
        bouncer.Resume();

        using var connection = Open(database, bouncer);
        Assert.NotEqual(0, Pid(connection));
    }

    static NpgsqlConnection Open(PostgreSqlDatabase database, PgBouncer bouncer)
    {
        var connection = new NpgsqlConnection(
            database.ConnectionStringAt(bouncer.Port) + ";Server Compatibility Mode=NoTypeLoading;No Reset On Close=true");
        connection.Open();
        return connection;
    }

    static int Pid(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select pg_backend_pid()", connection);
        return (int)command.ExecuteScalar()!;
    }
}
