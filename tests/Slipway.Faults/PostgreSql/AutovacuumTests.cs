using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>The server's own cleaning holds the table that a migration needs.</summary>
public sealed class AutovacuumTests
{
    const string Working =
        "select pid from pg_stat_activity where query like 'autovacuum: VACUUM%public.users (to prevent wraparound)'";

    /// <summary>
    /// An ordinary autovacuum is cancelled after deadlock_timeout by whoever waits for it; one that prevents a wraparound is not,
    /// and holds its lock until it has been through the table. Here it is slow, and the timeout below any rung of the ladder.
    /// </summary>
    [Fact]
    public void Fault_B11_an_autovacuum_against_wraparound_is_named_and_waited_for()
    {
        using var cluster = PostgreSqlCluster.StartNew(
            "autovacuum_naptime = 1s", "synchronous_commit = off", "log_statement = none", "log_autovacuum_min_duration = 0",
            "deadlock_timeout = 10ms");
        using var server = new ServerUnderFault(cluster).WithPending();
        Age(server.Database);
        Wait.Until(() => server.Database.Rows(Working) is not []);
        var worker = server.Database.Rows(Working);

        // What it does there not everybody may see.
        var impatient = server.Up("--lock-wait", "1s");
        Assert.True(impatient.Code == 6, impatient.All);
        Assert.True(impatient.Errors.Contains($"process {worker[0]} (an autovacuum)", StringComparison.Ordinal), impatient.Errors);
        cluster.Run($"grant pg_read_all_stats to {server.Database.Name}");
        using var run = server.Start();
        run.Until($"process {worker[0]} (an autovacuum that must not be stopped, ");

        Assert.Equal(worker, server.Database.Rows(Working));
        Assert.True(run.End() == 0, run.Said);
        // The server says so only of one that came to its end.
        Assert.Contains(
            $"[{worker[0]}] LOG:  automatic aggressive vacuum to prevent wraparound of table \"{server.Database.Name}.public.users\"",
            cluster.Log.Replace(" @/ ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        server.AssertConverged("vacuum");
    }

    /// <summary>Makes the table so old that it must be cleaned, even where that is switched off, and the cleaning slow.</summary>
    static void Age(PostgreSqlDatabase database)
    {
        database.Run(
            """
            alter table users set (
              fillfactor = 10, autovacuum_enabled = false, autovacuum_freeze_max_age = 100000,
              autovacuum_freeze_table_age = 0, autovacuum_freeze_min_age = 0, autovacuum_vacuum_cost_delay = 100,
              autovacuum_vacuum_cost_limit = 1);
            insert into users select i, repeat('x', 700) from generate_series(1001, 1016) i;
            delete from users where id > 1000;
            """);
        database.Run("do $$ begin for i in 1..100100 loop perform pg_current_xact_id(); commit; end loop; end $$");
    }
}
