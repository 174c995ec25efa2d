using System.Globalization;
using Npgsql;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>A pooler in between hands each transaction to any connection: what a session holds is nobody's own there.</summary>
public sealed class PoolerTests : IDisposable
{
    readonly ServerUnderFault _server = new();

    [Fact]
    public void Promise_J31_eight_that_start_at_once_behind_a_transaction_pooler_apply_once()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, poolSize: 5);
        _server.WithPending().Environment["APP_DATABASE_URL"] = pooler.Url(_server.Database);

        StartMany(8, run => Assert.True(run.End() == 0, run.Said));

        _server.AssertConverged("eight");
        Assert.DoesNotContain("prepared statement", pooler.Log, StringComparison.Ordinal);
    }

    /// <summary>Two connections are enough for one run; whoever comes meanwhile may find that they are not.</summary>
    [Fact]
    public void Fault_D1_a_pool_of_two_is_enough_or_refused_and_applies_once()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, poolSize: 2);
        _server.WithPending().Environment["APP_DATABASE_URL"] = pooler.Url(_server.Database);

        StartMany(4, run => Assert.True(run.End() == 0 || Refused(run.End(), run.Said, "pool-too-small"), run.Said));

        Assert.Equal(0, _server.Up().Code);
        _server.AssertConverged("two");
    }

    [Fact]
    public void Fault_D1_a_pool_of_one_is_refused_and_the_direct_way_goes_past_it()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, poolSize: 1);
        _server.WithPending();

        var refused = _server.UpAt(pooler.Url(_server.Database));

        Assert.True(Refused(refused.Code, refused.All, "pool-too-small"), refused.All);
        Assert.Equal(["0001_users"], _server.Database.Applied());
        _server.AssertNothingLeft("refused");

        _server.Environment["SLIPWAY_DIRECT_URL"] = _server.Database.Url;
        var direct = _server.Up();
        Assert.True(direct.Code == 0, direct.All);
        _server.AssertConverged("direct");
    }

    [Fact]
    public void Fault_D1_a_direct_url_carries_everything_past_the_pooler()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared);
        _server.WithPending().Environment["SLIPWAY_DIRECT_URL"] = _server.Database.Url;

        var ended = _server.UpAt(pooler.Url(_server.Database));

        Assert.True(ended.Code == 0, ended.All);
        _server.AssertConverged("direct");
        Assert.DoesNotContain(_server.Database.Name, pooler.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_D1_a_pooler_in_session_mode_is_as_good()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, mode: "session", poolSize: 10);
        _server.WithPending().Environment["APP_DATABASE_URL"] = pooler.Url(_server.Database);

        StartMany(3, run => Assert.True(run.End() == 0, run.Said));

        _server.AssertConverged("session");
    }

    /// <summary>Who took our key for a session and left it to the pooler's connection keeps everybody off, and is named.</summary>
    [Fact]
    public void Fault_D2_a_lock_that_somebody_left_on_a_pooled_connection_is_named()
    {
        var key = KeyOf(_server);
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared);
        using (var client = Connect(pooler))
            Run(client, $"select pg_advisory_lock({key})");
        // The only connection that the pooler has yet: somebody else has it now.
        using var other = Connect(pooler);
        Run(other, "begin");

        _server.Migration("0010_last", "create table last (id integer);");
        var ended = _server.UpAt(pooler.Url(_server.Database), "--lock-wait", "1s");

        Assert.True(ended.Code == 6, ended.All);
        Assert.Contains("server process", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("'left-behind', which is not Slipway", ended.Errors, StringComparison.Ordinal);
        _server.Database.Terminate();
        Assert.Equal(0, _server.UpAt(_server.Database.Url).Code);
    }

    [Fact]
    public void Fault_D5_a_pooler_that_hands_on_single_statements_is_refused()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, mode: "statement");
        _server.WithPending();

        var ended = _server.UpAt(pooler.Url(_server.Database));

        Assert.True(Refused(ended.Code, ended.All, "lock-unreliable"), ended.All);
        Assert.Contains("pool_mode = statement", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], _server.Database.Applied());
    }

    public void Dispose() => _server.Dispose();

    static bool Refused(int code, string said, string why) =>
        code == 11 && said.Contains(why, StringComparison.Ordinal) && said.Contains("SLIPWAY_DIRECT_URL", StringComparison.Ordinal);

    NpgsqlConnection Connect(PgBouncer pooler)
    {
        var client = new NpgsqlConnection(_server.Database.ConnectionStringAt(pooler.Port) + ";Application Name=left-behind");
        client.Open();
        return client;
    }

    static void Run(NpgsqlConnection client, string sql)
    {
        using var command = new NpgsqlCommand(sql, client);
        command.ExecuteNonQuery();
    }

    void StartMany(int count, Action<RunningProgram> check)
    {
        var runs = Enumerable.Range(0, count).Select(_ => _server.Start("--lock-wait", "60s")).ToList();
        foreach (var run in runs)
        {
            using (run)
                check(run);
        }
    }

    /// <summary>The key of the lock, as a run that holds it shows it: it stands still while the test has what it waits for.</summary>
    static string KeyOf(ServerUnderFault server)
    {
        server.Migration("0009_waits", "select pg_advisory_xact_lock(7, 7);");
        using var gate = server.Database.Open();
        Run(gate, "select pg_advisory_lock(7, 7)");
        using var run = server.Start();
        ServerRestartTests.WaitForQuery(server, "select pg_advisory_xact_lock(7, 7)");
        var key = server.Database.Rows(
            "select (classid::int8 << 32) | objid::int8 from pg_locks where locktype = 'advisory' and objsubid = 1 and database = "
                + "(select oid from pg_database where datname = current_database())");
        Run(gate, "select pg_advisory_unlock(7, 7)");
        Assert.Equal(0, run.End());
        return Assert.Single(key).ToString(CultureInfo.InvariantCulture);
    }
}
