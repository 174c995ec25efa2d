using Npgsql;
using Slipway.Sql;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.PostgreSql.Tests.Statements;

/// <summary>The server tells what cannot run in a transaction: the dialect agrees with it.</summary>
public sealed class NatureOracleTests : IDisposable
{
    const string NotInTransaction = "25001";

    readonly PostgreSqlDatabase database = PostgreSqlCluster.Shared.CreateDatabase();

    [Theory]
    [InlineData("create index concurrently i2 on t (v)")]
    [InlineData("create index i2 on t (v)")]
    [InlineData("drop index concurrently if exists i")]
    [InlineData("drop index i")]
    [InlineData("reindex table t")]
    [InlineData("reindex table concurrently t")]
    [InlineData("reindex (concurrently false) table t")]
    [InlineData("reindex (verbose, concurrently) index i")]
    [InlineData("reindex schema public")]
    [InlineData("vacuum (analyze) t")]
    [InlineData("analyze t")]
    [InlineData("cluster")]
    [InlineData("cluster t using i")]
    [InlineData("refresh materialized view concurrently mv")]
    [InlineData("create database nature_oracle")]
    [InlineData("drop database if exists nature_oracle")]
    [InlineData("create tablespace nature_oracle location '/nowhere'")]
    [InlineData("alter system set work_mem = '4MB'")]
    [InlineData("alter table p detach partition p1 concurrently")]
    [InlineData("alter table p detach partition p1")]
    [InlineData("create subscription s connection 'host=/nowhere' publication x with (connect = false)")]
    [InlineData("create subscription s connection 'host=/nowhere' publication x")]
    [InlineData("alter type e add value 'b'")]
    [InlineData("set search_path to public")]
    [InlineData("select pg_catalog.set_config('search_path', '', false)")]
    [InlineData("commit prepared 'x'")]
    public void Fault_E25_the_server_refuses_in_a_transaction_what_the_dialect_says_it_does(string sql)
    {
        using var connection = database.Cluster.Open(database.Name);
        Run(connection, """
            create table t (id int primary key, v int); create index i on t (v); create type e as enum ('a');
            create materialized view mv as select * from t; create unique index mvi on mv (id);
            create table p (id int) partition by range (id); create table p1 partition of p for values from (0) to (10);
            """);
        var nature = PostgreSqlDialect.Instance.NatureOf(new SqlStatement(sql, 0, 1, 1));
        using var transaction = connection.BeginTransaction();

        var refusal = Record.Exception(() => Run(connection, sql));

        var isRefused = refusal is PostgresException { SqlState: NotInTransaction };
        Assert.True(refusal is null || isRefused, refusal?.Message);
        Assert.Equal(
            nature is StatementNature.OutsideOnce or StatementNature.OutsideRepeatable or StatementNature.TransactionControl, isRefused);
    }

    static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose() => database.Dispose();
}
