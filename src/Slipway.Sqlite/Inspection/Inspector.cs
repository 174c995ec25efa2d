using Slipway.Machine;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Inspection;

/// <summary>Looks whether a deployment may start. Writes nothing but a probe, which is gone again at once.</summary>
/// <param name="connections">The database.</param>
/// <param name="fileSystemOf">What the kernel says of the file system that a path lies on.</param>
sealed class Inspector(SqliteConnections connections, Func<string, FileSystem?> fileSystemOf)
{
    /// <summary>What is looked at, in this order: what a later one finds may follow from an earlier one.</summary>
    static readonly Action<Scene, Findings>[] Looks =
    [
        FileNames.Look,
        FilePlace.Look,
        FileRights.Look,
        FileContent.Look,
        DiskRoom.Look,
    ];

    public Readiness Inspect(InspectionRequest request, CancellationToken cancel)
    {
        var scene = Scene.Of(connections, request, fileSystemOf, cancel);
        var found = new Findings();
        foreach (var look in Looks)
            look(scene, found);
        BackupPlace.Look(request.BackupFolder, fileSystemOf, found);
        return found.Readiness;
    }
}
