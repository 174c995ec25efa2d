using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>The one autovacuum that gives way to nobody stands in the way of a migration.</summary>
public sealed class ServerVacuumTests
{
    [Fact]
    public void Fault_B11_an_autovacuum_that_prevents_a_wraparound_is_named()
    {
        using var cluster = PostgreSqlCluster.StartNew(
            "autovacuum_naptime = '1s'", "autovacuum_freeze_max_age = 100000", "autovacuum_vacuum_cost_delay = 0",
                "vacuum_freeze_table_age = 0");
        using var server = new ServerUnderFault(cluster);
        server.Database.Run(
            """
            create table wide as select i, repeat('x', 1000) as text from generate_series(1, 20000) i;
            alter table wide set (autovacuum_enabled = false, autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)
            """);
        cluster.Run("do $$ begin for i in 1..110000 loop perform pg_current_xact_id(); commit; end loop; end $$", server.Database.Name);
        Wait.Until(() => server.Database.Rows(
            "select pid from pg_stat_activity where query like 'autovacuum: VACUUM public.wide (to prevent wraparound)'") is not []);
        server.Migration("0002_wide", "alter table wide add column more integer;");

        var ordinary = server.Up("--lock-wait", "3s");

        Assert.True(ordinary.Code == 1, ordinary.All);
        Assert.Contains("held up by process", ordinary.Errors, StringComparison.Ordinal);
        Assert.Contains("an autovacuum", ordinary.Errors, StringComparison.Ordinal);

        cluster.Run($"grant pg_read_all_stats to {server.Database.Name}");
        var informed = server.Up("--lock-wait", "3s");

        Assert.True(informed.Code == 1, informed.All);
        Assert.Contains("an autovacuum that must not be stopped", informed.Errors, StringComparison.Ordinal);
        Assert.Contains("to prevent wraparound", informed.Errors, StringComparison.Ordinal);
        Assert.Equal(["0001_users"], server.Database.Applied());
    }
}
