using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>Limits that somebody has set for a role are for its application's queries: a deployment sets them aside.</summary>
public sealed class TimeoutTests : IDisposable
{
    readonly ServerUnderFault _server = new();

    [Fact]
    public void Fault_B7_a_roles_statement_timeout_breaks_no_migration_and_no_index_off()
    {
        Limit("statement_timeout", "1s");
        _server.WithPending().Migration(
            "0002_locale", "select pg_sleep(1.5);\nalter table users add column locale text;\nupdate users set locale = 'nb' where "
                + "id % 2 = 0;");
        using var snapshot = HoldSnapshot();

        using var run = _server.Start();
        ServerRestartTests.WaitForQuery(_server, "create index concurrently");
        Pass(TimeSpan.FromSeconds(1.5));
        snapshot.Dispose();

        Assert.True(run.End() == 0, run.Said);
        _server.AssertConverged("statement_timeout");
    }

    [Fact]
    public void Fault_B7_a_roles_statement_timeout_behind_a_pooler_is_set_aside_or_the_statement_refused()
    {
        Limit("statement_timeout", "1s");
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared);
        _server.WithPending().Migration(
            "0002_locale", "select pg_sleep(1.5);\nalter table users add column locale text;\nupdate users set locale = 'nb' where "
                + "id % 2 = 0;");

        var ended = _server.UpAt(pooler.Url(_server.Database));

        Assert.True(ended.Code == 11, ended.All);
        Assert.Contains("needs-direct-connection", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("statement_timeout = 1000ms", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_users", "0002_locale"], _server.Database.Applied());
        _server.Environment["SLIPWAY_DIRECT_URL"] = _server.Database.Url;
        Assert.Equal(0, _server.Up().Code);
        _server.AssertConverged("direct");
    }

    /// <summary>Every table is looked at after the commit, however long that takes.</summary>
    [Fact]
    public void Fault_B7_a_roles_statement_timeout_does_not_fail_what_is_committed()
    {
        _server.Migration("0002_slow", "create function slow() returns integer language sql as 'select 1 from "
            + "pg_sleep(1.5)';\ncreate view slowly as select slow() as one;\nalter view slowly owner to current_user;\ncreate table "
                + "big as select i from generate_series(1, 300000) i;");
        Limit("statement_timeout", "20ms");

        var ended = _server.Up();

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("Verified", ended.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("idle_in_transaction_session_timeout")]
    [InlineData("idle_session_timeout")]
    public void Fault_B8_a_roles_limit_for_idle_sessions_does_not_take_the_lock_away(string name)
    {
        Limit(name, "300ms");
        _server.WithPending().Migration(
            "0002_locale", "alter table users add column locale text;\nupdate users set locale = 'nb' where id % 2 = 0;\nselect "
                + "pg_sleep(1);");

        var direct = _server.Up("0002_locale");
        using var pooler = new PgBouncer(PostgreSqlCluster.Shared);
        var pooled = _server.UpAt(pooler.Url(_server.Database));

        Assert.True(direct.Code == 0, direct.All);
        Assert.True(pooled.Code == 0, pooled.All);
        Assert.DoesNotContain("was lost", direct.All + pooled.All, StringComparison.Ordinal);
        _server.AssertConverged(name);
    }

    /// <summary>While another run has the lock, who waits for it is idle between two attempts.</summary>
    [Fact]
    public void Fault_B8_who_waits_for_the_lock_is_not_thrown_out_for_being_idle()
    {
        Limit("idle_session_timeout", "50ms");
        _server.WithPending().Migration(
            "0002_locale", "alter table users add column locale text;\nupdate users set locale = 'nb' where id % 2 = 0;\nselect "
                + "pg_sleep(1.5);");
        using var first = _server.Start();
        ServerRestartTests.WaitForQuery(_server, "select pg_sleep(1.5)");
        using var second = _server.Start();

        Assert.True(first.End() == 0, first.Said);
        Assert.True(second.End() == 0, second.Said);
        Assert.Contains("No migrations to apply", second.Said, StringComparison.Ordinal);
        _server.AssertConverged("waiting");
    }

    [Fact]
    public void Fault_B9_a_roles_lock_timeout_does_not_break_a_concurrent_index_off()
    {
        Limit("lock_timeout", "500ms");
        _server.WithPending();
        using var snapshot = HoldSnapshot();

        using var run = _server.Start();
        ServerRestartTests.WaitForQuery(_server, "create index concurrently");
        Pass(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("failed", run.Said, StringComparison.Ordinal);
        snapshot.Dispose();

        Assert.True(run.End() == 0, run.Said);
        _server.AssertConverged("lock_timeout");
    }

    public void Dispose() => _server.Dispose();

    void Limit(string name, string value) => _server.Database.Cluster.Run($"alter role {_server.Database.Name} set {name} = '{value}'");

    /// <summary>A transaction that sees an old state, for which every concurrent index waits.</summary>
    Npgsql.NpgsqlConnection HoldSnapshot()
    {
        var reader = _server.Database.Cluster.Open(_server.Database.Name);
        using var begin = reader.CreateCommand();
        begin.CommandText = "begin isolation level repeatable read; select 1";
        begin.ExecuteNonQuery();
        return reader;
    }

    /// <summary>Lets a limit pass that must have been set aside.</summary>
    static void Pass(TimeSpan time)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(time);
    }
}
