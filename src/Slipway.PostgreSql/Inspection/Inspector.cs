using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>Looks whether a deployment may start. Writes nothing.</summary>
sealed class Inspector(OpenDatabase database, OwnSchema own)
{
    /// <summary>What is looked at, in this order.</summary>
    static readonly Func<Scene, Findings, CancellationToken, Task>[] Looks =
    [
        ServerSoftware.LookAsync,
        Privileges.LookAsync,
        ReadRights.LookAsync,
        Ownership.LookAsync,
        EventTriggers.LookAsync,
        ConnectionRoom.LookAsync,
        BackupRoom.LookAsync,
    ];

    public async Task<Readiness> InspectAsync(InspectionRequest request, CancellationToken cancel)
    {
        var scene = new Scene(database, own, request);
        var found = new Findings();
        foreach (var look in Looks)
            await look(scene, found, cancel).ConfigureAwait(false);
        return found.Readiness;
    }
}
