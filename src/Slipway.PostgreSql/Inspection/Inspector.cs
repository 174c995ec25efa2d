using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>Looks whether a deployment may start. Writes nothing.</summary>
sealed class Inspector(OpenDatabase database, OwnSchema own)
{
    public async Task<Readiness> InspectAsync(InspectionRequest request, CancellationToken cancel)
    {
        _ = (request, own);
        await database.RunAsync(cancel, new OwnSql("select 1")).ConfigureAwait(false);
        return new Readiness([], [], []);
    }
}
