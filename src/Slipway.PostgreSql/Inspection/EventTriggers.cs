using Slipway.PostgreSql.Connections;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>Event triggers run on every statement of a migration: a person should know of them.</summary>
static class EventTriggers
{
    public static async Task LookAsync(Scene scene, Findings found, CancellationToken cancel)
    {
        var names = await scene.Database.TextAsync(
            new OwnSql("select pg_catalog.string_agg(evtname, ', ' order by evtname) from pg_catalog.pg_event_trigger where "
                + "evtenabled <> 'D'"), cancel)
            .ConfigureAwait(false);
        if (names is not null)
            found.Tell($"event triggers that run with every statement: {names}");
    }
}
