using Slipway.Machine;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Sqlite.Inspection;

/// <summary>Whether the file system that holds the database can be relied upon: for writing, for locks, for tomorrow.</summary>
static class FilePlace
{
    public static void Look(Scene scene, Findings found)
    {
        if (scene.File is null && !scene.IsToBeMade)
            return;
        var place = scene.File is null ? scene.Folder : scene.Path;
        if (scene.FileSystemOf(place) is not { } system)
            return;

        var mount = Mount.Of(place);
        found.Tell($"place: {system.Describe(mount)}, {ByteCount.Text(system.FreeBytes)} free{Nodes(system)}");
        if (system.IsReadOnly && scene.Request.WillWrite)
            found.Refuse(ReadOnly(scene.Path, system, mount));
        if (system.IsRemote)
            LookAtRemote(scene, system, mount, found);
        if (system.IsFleeting)
            found.Warn(NotDurable(scene.Path, system, mount));
    }

    static string Nodes(FileSystem system) => system.FreeNodes is { } nodes ? $", {nodes} inodes free" : "";

    static void LookAtRemote(Scene scene, FileSystem system, Mount? mount, Findings found)
    {
        var isWal = scene.Content is { IsWal: true };
        var problem = new Problem(
            Codes.NetworkFileSystem,
            $"'{scene.Path}' lies on {system.Describe(mount)}: a network or user-space file system, where locks cannot be relied upon"
            + (isWal ? ", and the database is in WAL mode, which needs memory that all users of it share." : "."))
        {
            Fix = isWal
                ? "Move the database to a local disk. Or let only one machine use it, and leave WAL mode while nobody has it open: "
                    + $"sqlite3 {ShellWord.Quoted(scene.Path)} 'pragma journal_mode = delete'"
                : "Move the database to a local disk, or make sure that only one machine uses it.",
        };
        if (isWal && scene.Request.WillWrite)
            found.Refuse(problem);
        else
            found.Warn(problem);
    }

    static Problem ReadOnly(string path, FileSystem system, Mount? mount) => new(
        Codes.MountReadOnly, $"'{path}' lies on {system.Describe(mount)}: that is read-only.")
    {
        State = "Nothing was written.",
        Fix = mount is null
            ? "Mount it for writing; in a container, take ':ro' off the volume."
            : $"Mount it for writing: mount -o remount,rw {ShellWord.Quoted(mount.Point)}; in a container, take ':ro' off the volume.",
    };

    static Problem NotDurable(string path, FileSystem system, Mount? mount) => new(
        Codes.DatabaseNotDurable, $"'{path}' lies on {system.Describe(mount)}: {system.Fleeting}")
    {
        Fix = "If its rows are to last, put the database on a volume.",
    };
}
