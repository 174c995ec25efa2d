using Slipway.Machine;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>Whether the backup folder can be used, and has room.</summary>
static class BackupRoom
{
    public static async Task LookAsync(Scene scene, Findings found, CancellationToken cancel)
    {
        if (BackupPlace.Look(scene.Request.BackupFolder, FileSystem.Of, found) is { TotalBytes: > 0, IsReadOnly: false } system
            && scene.Request.CopiesDatabase
            && await DatabaseSize.MeasureAsync(scene.Database, cancel).ConfigureAwait(false) is { } bytes && system.FreeBytes < bytes)
            found.Warn(MayBeTooLittle(scene.Request.BackupFolder!, system.FreeBytes, bytes));
    }

    /// <summary>A copy is compressed and holds no indexes: most often it is far smaller than the database.</summary>
    static Problem MayBeTooLittle(string folder, long free, long bytes) => new(
        Codes.DiskSpaceLow,
        $"The file system of '{folder}' has {ByteCount.Text(free)} free, and the database has {ByteCount.Text(bytes)}: "
            + "its backup may not fit.")
    {
        Fix = "Free some space there, or put the backups on another disk: backup.dir",
    };
}
