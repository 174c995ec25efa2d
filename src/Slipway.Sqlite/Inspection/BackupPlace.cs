using Slipway.Problems;
using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Inspection;

/// <summary>Whether the backup folder can be written, will last, and is nobody else's to see.</summary>
static class BackupPlace
{
    public static void Look(Scene scene, Findings found)
    {
        if (scene.Request.BackupFolder is not { } wanted)
            return;
        var folder = Path.GetFullPath(wanted);
        if (File.Exists(folder))
        {
            found.Refuse(NoFolder(folder));
            return;
        }

        var existing = Scene.ExistingFolder(folder);
        if (WriteProbe.Try(existing) is { } failure)
            found.Refuse(Unusable(folder, existing, failure));
        if (scene.FileSystemOf(existing) is not { } system)
            return;

        var mount = Mount.Of(RealPath.Of(existing));
        found.Tell($"backups: '{folder}'{(existing == folder ? "" : ", which is to be made")}, on {FilePlace.Describe(system, mount)}");
        if (system.IsFleeting)
            found.Warn(NotDurable(folder, system, mount));
        if (existing == folder && GitWorkTree.WouldTake(RealPath.Of(folder), "backup.db"))
            found.Warn(InGit(folder));
    }

    static Problem NoFolder(string folder) => new(Codes.BackupFolderUnusable, $"'{folder}' is a file, not a folder for backups.")
    {
        State = "Nothing was written.",
        Fix = "Move it away, or choose another folder: backup.dir",
    };

    static Problem Unusable(string folder, string existing, WriteProbe.Failure failure)
    {
        var what = existing == folder ? "cannot be written" : $"cannot be made in '{existing}'";
        return new Problem(Codes.BackupFolderUnusable, $"The backup folder '{folder}' {what} by {Permissions.User}: {failure.Words}")
        {
            State = "Nothing was written.",
            Fix = failure.Kind switch
            {
                WriteProbe.Kind.DiskFull => "Free some space or inodes there, or choose another folder: backup.dir",
                WriteProbe.Kind.ReadOnly => "Mount its file system for writing, or choose another folder: backup.dir",
                WriteProbe.Kind.DiskFails => "Look at the disk and the system's log (dmesg), or choose another folder: backup.dir",
                _ => $"{Permissions.ToFixFolder(existing)}. Or choose another folder: backup.dir",
            },
        };
    }

    static Problem NotDurable(string folder, FileSystem system, Mount? mount) => new(
        Codes.BackupFolderNotDurable, $"The backup folder '{folder}' lies on {FilePlace.Describe(system, mount)}: {system.Fleeting}")
    {
        Fix = "Choose a folder on a volume: backup.dir",
    };

    static Problem InGit(string folder) => new(
        Codes.BackupFolderInGit,
        $"The backup folder '{folder}' lies in a git work tree that does not ignore it: a commit would publish the data.")
    {
        Fix = $"echo '*' > {ShellWord.Quoted(Path.Combine(folder, ".gitignore"))}",
    };
}
