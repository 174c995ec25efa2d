using Slipway.Machine;
using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Inspection;

/// <summary>Whether the disks have room for the change and its backup.</summary>
static class DiskRoom
{
    /// <summary>A change to a tiny database needs some room as well, for Slipway's own tables at least.</summary>
    const long LeastBytes = 256 * 1024;

    /// <summary>The files of a change and of a backup in the making, and a few for others.</summary>
    const long LeastNodes = 16;

    public static void Look(Scene scene, Findings found)
    {
        if (scene.File is null && !scene.IsToBeMade)
            return;
        var database = scene.File?.Bytes ?? 0;
        var backup = scene.Request.BackupFolder is { } folder ? new Need(
            BackupPlace.ExistingFolder(Path.GetFullPath(folder)), database + scene.WalBytes, "the backup", HoldsBackup: true) : null;
        var change = scene.Request.WillWrite ? new Need(
            scene.Folder, Math.Max(2 * database + scene.WalBytes, LeastBytes), "twice the database and its log, for the change") : null;

        if (change is not null && backup is not null && AreTogether(change.Folder, backup.Folder))
            (change, backup) = (change.And(backup), null);
        Look(change, scene, found);
        Look(backup, scene, found);
    }

    static bool AreTogether(string one, string other) =>
        FileStatus.Of(one)?.Identity.Device is { } device && device == FileStatus.Of(other)?.Identity.Device;

    static void Look(Need? need, Scene scene, Findings found)
    {
        // A file system that says it has no blocks at all does not count them.
        if (need is null || scene.FileSystemOf(need.Folder) is not { TotalBytes: > 0 } system || system.IsReadOnly)
            return;
        if (system.FreeBytes < need.Bytes)
            found.Refuse(TooLittle(need, system));
        else if (system.FreeNodes < LeastNodes)
            found.Refuse(TooFewNodes(need, system));
        else
            found.Tell($"room: {Free(system)} free in '{need.Folder}', {ByteCount.Text(need.Bytes)} needed ({need.What})");
    }

    static string Free(FileSystem system) => ByteCount.Text(system.FreeBytes);

    static Problem TooLittle(Need need, FileSystem system) => new(
        Codes.DiskSpaceLow,
        $"The file system of '{need.Folder}' has {Free(system)} free; {ByteCount.Text(need.Bytes)} are needed: {need.What}.")
    {
        State = "Nothing was written.",
        Fix = $"Free {ByteCount.Text(need.Bytes - system.FreeBytes)} there"
            + (need.HoldsBackup ? ", or put the backups on another disk: backup.dir" : ", then run again."),
    };

    static Problem TooFewNodes(Need need, FileSystem system) => new(
        Codes.DiskSpaceLow, $"The file system of '{need.Folder}' has room for {system.FreeNodes} more files only (inodes).")
    {
        State = "Nothing was written.",
        Fix = "Remove files there that nobody needs, then run again.",
    };

    sealed record Need(string Folder, long Bytes, string What, bool HoldsBackup = false)
    {
        public Need And(Need other) => this with
        {
            Bytes = Bytes + other.Bytes,
            What = $"{What}, and {other.What}",
            HoldsBackup = HoldsBackup || other.HoldsBackup,
        };
    }
}
