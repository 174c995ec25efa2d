using Slipway.Machine;
using Slipway.Problems;

namespace Slipway.Target;

/// <summary>Whether the backup folder can be written, will last, and is nobody else's to see.</summary>
public static class BackupPlace
{
    /// <summary>Looks at it.</summary>
    /// <param name="wanted">The folder; <see langword="null"/> when no backup is to be made.</param>
    /// <param name="fileSystemOf">What the kernel says of the file system that a path lies on.</param>
    /// <param name="found">Told what was found.</param>
    /// <returns>The file system that the backups will lie on; <see langword="null"/> when it cannot be known.</returns>
    public static FileSystem? Look(string? wanted, Func<string, FileSystem?> fileSystemOf, Findings found)
    {
        if (wanted is null)
            return null;
        var folder = Path.GetFullPath(wanted);
        if (File.Exists(folder))
        {
            found.Refuse(NoFolder(folder));
            return null;
        }

        var existing = ExistingFolder(folder);
        if (WriteProbe.Try(existing) is { } failure)
            found.Refuse(Unusable(folder, existing, failure));
        if (fileSystemOf(existing) is not { } system)
            return null;

        var mount = Mount.Of(RealPath.Of(existing));
        found.Tell($"backups: '{folder}'{(existing == folder ? "" : ", which is to be made")}, on {system.Describe(mount)}");
        if (system.IsFleeting)
            found.Warn(NotDurable(folder, system, mount));
        if (existing == folder && GitWorkTree.WouldTake(RealPath.Of(folder), "backup.db"))
            found.Warn(InGit(folder));
        return system;
    }

    /// <summary>The folder itself when it is there, or the nearest one above it that is.</summary>
    public static string ExistingFolder(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
            existing = above;
        return existing;
    }

    static Problem NoFolder(string folder) => new(Codes.BackupFolderUnusable, $"'{folder}' is a file, not a folder for backups.")
    {
        State = "Nothing was written.",
        Fix = "Move it away, or choose another folder: backup.dir",
    };

    static Problem Unusable(string folder, string existing, WriteProbe.Failure failure)
    {
        var what = existing == folder ? "cannot be written" : $"cannot be made in '{existing}'";
        return new Problem(Codes.BackupFolderUnusable, $"The backup folder '{folder}' {what} by {SystemUser.Name}: {failure.Words}")
        {
            State = "Nothing was written.",
            Fix = failure.Kind switch
            {
                WriteProbe.Kind.DiskFull => "Free some space or inodes there, or choose another folder: backup.dir",
                WriteProbe.Kind.ReadOnly => "Mount its file system for writing, or choose another folder: backup.dir",
                WriteProbe.Kind.DiskFails => "Look at the disk and the system's log (dmesg), or choose another folder: backup.dir",
                _ => $"{SystemUser.ToOwnFolder(existing)}. Or choose another folder: backup.dir",
            },
        };
    }

    static Problem NotDurable(string folder, FileSystem system, Mount? mount) => new(
        Codes.BackupFolderNotDurable, $"The backup folder '{folder}' lies on {system.Describe(mount)}: {system.Fleeting}")
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
