using Npgsql;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>What passes a pooler: nothing that it refuses, nothing that stays for others, and its own disturbances.</summary>
public sealed class PoolerTrafficTests : IDisposable
{
    static readonly string[] Settings =
    [
        "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "search_path", "role", "session_authorization",
        "tcp_user_timeout", "client_connection_check_interval", "work_mem", "default_transaction_isolation",
            "default_transaction_read_only",
    ];

    readonly ServerUnderFault _server = new();

    [Fact]
    public void Fault_D3_nothing_that_was_set_stays_for_the_next_client_of_the_pooler()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, poolSize: 4);
        var before = Shown(_server.Database.Cluster.Port);
        _server.WithPending()
            .Migration("0005_settings", "set work_mem = '7MB';\nset search_path to public;\nset statement_timeout = '7s';\ncreate "
                + "temp table scratch (id integer);\nselect set_config('lock_timeout', '7s', false);")
            .Migration("0006_failing", "set work_mem = '9MB';\nselect 1 / 0;");

        var ended = _server.UpAt(pooler.Url(_server.Database));

        Assert.True(ended.Code == 1, ended.All);
        var fresh = Enumerable.Range(0, 5).Select(_ => Connect(pooler.Port)).ToList();
        foreach (var client in fresh)
        {
            Assert.Equal(before, Shown(client));
            Assert.Equal(0L, Single(client, "select count(*) from pg_class where relname = 'scratch'"));
            Assert.DoesNotContain("slipway", (string)Single(client, "show application_name")!, StringComparison.Ordinal);
        }

        fresh.ForEach(client => client.Dispose());
    }

    /// <summary>
    /// Outside of transactions a setting would stay with the pooler's connection, and may not even hold for the next
    /// statement.
    /// </summary>
    [Fact]
    public void Fault_D3_a_setting_outside_of_transactions_needs_the_direct_way()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, poolSize: 4);
        var before = Shown(_server.Database.Cluster.Port);
        _server.Migration("0002_index", "set maintenance_work_mem = '64MB';\ncreate index concurrently users_name on users (name);",
            "-- migrate:transaction off");

        var ended = _server.UpAt(pooler.Url(_server.Database));

        Assert.True(ended.Code == 11, ended.All);
        Assert.Contains("needs-direct-connection", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("SLIPWAY_DIRECT_URL", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Shown(pooler.Port));
        _server.Environment["SLIPWAY_DIRECT_URL"] = _server.Database.Url;
        Assert.Equal(0, _server.Up().Code);
        _server.AssertNothingLeft("direct");
    }

    [Fact]
    public void Fault_D4_nothing_is_sent_at_the_start_that_a_pooler_refuses_and_what_the_url_asks_is_told()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, poolSize: 4);
        using var proxy = new TcpProxy(pooler.Port);
        _server.WithPending();

        var ended = _server.UpAt(proxy.Url(_server.Database));

        Assert.True(ended.Code == 0, ended.All);
        Assert.DoesNotContain(proxy.Seen, message => message.Type == '^' && message.Text.Contains("options", StringComparison.Ordinal));
        _server.AssertConverged("start");

        var asked = _server.UpAt(pooler.Url(_server.Database) + "?options=-c%20work_mem%3D8MB");
        Assert.True(asked.Code == 5, asked.All);
        Assert.Contains("unsupported startup parameter", asked.Errors, StringComparison.Ordinal);
        Assert.Contains("SLIPWAY_DIRECT_URL", asked.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_D6_no_statement_is_prepared_by_name()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, poolSize: 3);
        using var proxy = new TcpProxy(pooler.Port);
        _server.WithPending();

        Assert.Equal(0, _server.UpAt(proxy.Url(_server.Database)).Code);

        var parsed = proxy.Seen.Where(message => message is { FromClient: true, Type: 'P' }).ToList();
        Assert.True(parsed.Count > 10);
        Assert.All(parsed, message => Assert.Equal('\0', message.Text[0]));
        Assert.DoesNotContain(proxy.Seen, message => message.Asks("discard all"));
        _server.AssertConverged("unnamed");
    }

    /// <summary>A pause waits for our lock's transaction, and we for its end: the pooler's own limit unties it.</summary>
    [Fact]
    public async Task Fault_D7_a_pooler_that_is_paused_in_the_middle_of_a_run_delays_it()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared, "transaction", 5, "query_wait_timeout = 4");
        using var run = Slow(pooler);

        var pausing = Task.Run(pooler.Pause);
        Wait.Until(() => pausing.IsCompleted || run.Said.Contains("was lost", StringComparison.Ordinal));
        try
        {
            await pausing;
        }
        finally
        {
            pooler.Resume();
        }

        Assert.True(run.End() == 0, run.Said);
        _server.AssertConverged("paused");
    }

    [Fact]
    public void Fault_D7_a_pooler_that_reconnects_in_the_middle_of_a_run_changes_nothing()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared);
        using var run = Slow(pooler);

        pooler.Admin("reconnect");

        Assert.True(run.End() == 0, run.Said);
        _server.AssertConverged("reconnected");
    }

    [Fact]
    public void Fault_D7_a_pooler_that_is_killed_in_the_middle_of_a_run_is_waited_for()
    {
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared);
        using var run = Slow(pooler);

        pooler.Kill();
        run.Until("Nothing listens");
        pooler.Start();

        Assert.True(run.End() == 0, run.Said);
        Assert.Contains("was lost", run.Said, StringComparison.Ordinal);
        _server.AssertConverged("killed");
    }

    public void Dispose() => _server.Dispose();

    /// <summary>A run through the pooler that is in the middle of a transaction.</summary>
    RunningProgram Slow(PgBouncer pooler)
    {
        _server.WithPending().Migration(
            "0002_locale", "alter table users add column locale text;\nupdate users set locale = 'nb' where id % 2 = 0;\nselect "
                + "pg_sleep(2);");
        _server.Environment["APP_DATABASE_URL"] = pooler.Url(_server.Database);
        var run = _server.Start();
        ServerRestartTests.WaitForQuery(_server, "select pg_sleep(2)");
        return run;
    }

    NpgsqlConnection Connect(int port)
    {
        var client = new NpgsqlConnection(_server.Database.ConnectionStringAt(port));
        client.Open();
        return client;
    }

    string Shown(int port)
    {
        using var client = Connect(port);
        return Shown(client);
    }

    static string Shown(NpgsqlConnection client) =>
        string.Join('\n', Settings.Select(name => $"{name} = {Single(client, $"show {name}")}"));

    static object? Single(NpgsqlConnection client, string query)
    {
        using var command = new NpgsqlCommand(query, client);
        return command.ExecuteScalar();
    }
}
