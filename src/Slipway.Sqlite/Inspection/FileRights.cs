using Slipway.Machine;
using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Inspection;

/// <summary>Whether the user that Slipway runs as may write the database, the files beside it, and its folder.</summary>
static class FileRights
{
    public static void Look(Scene scene, Findings found)
    {
        if (!scene.Request.WillWrite || found.HasRefused(Codes.MountReadOnly) || (scene.File is null && !scene.IsToBeMade)
            || OperatingSystem.IsWindows() || Directory.Exists(scene.Path))
            return;

        var locked = Sidecars.Of(scene.Path).Prepend(scene.Path).Where(file => File.Exists(file) && !Libc.IsWritable(file)).ToList();
        if (locked.Count > 0)
            found.Refuse(FilesNotWritable(locked, scene.Path));
        var failure = WriteProbe.Try(scene.Folder);
        if (failure is not null)
            found.Refuse(FolderFails(failure, scene));
        if (locked.Count == 0 && failure is null)
            found.Tell($"rights: {SystemUser.Name} may write the file and the folder '{scene.Folder}'");
    }

    static Problem FilesNotWritable(List<string> files, string path) => new(
        Codes.FileNotWritable,
        $"{string.Join(", ", files.Select(file => $"'{file}'{Owner(file)}"))} cannot be written by {SystemUser.Name}, "
        + "the user that Slipway runs as.")
    {
        State = "Nothing was written.",
        Fix = Permissions.ToFix(path),
    };

    static string Owner(string file) =>
        FileStatus.Of(file) is { } status ? $" (owner {status.User}:{status.Group}, mode {status.Octal})" : "";

    static Problem FolderFails(WriteProbe.Failure failure, Scene scene) => failure.Kind switch
    {
        WriteProbe.Kind.DiskFull => new Problem(
            Codes.DiskSpaceLow, $"In '{scene.Folder}' not even a byte can be written: {failure.Words}")
        {
            State = "Nothing was written.",
            Fix = "Free some space or inodes there, then run again.",
        },
        WriteProbe.Kind.ReadOnly => new Problem(
            Codes.MountReadOnly, $"'{scene.Folder}' lies on a file system that is read-only.")
        {
            State = "Nothing was written.",
            Fix = "Mount it for writing; in a container, take ':ro' off the volume.",
        },
        WriteProbe.Kind.DiskFails => new Problem(Codes.EngineFailed, $"The disk of '{scene.Folder}' fails: {failure.Words}")
        {
            State = "Nothing was written.",
            Fix = "Look at the disk and the system's log (dmesg), then run again.",
        },
        _ => new Problem(
            Codes.FolderNotWritable,
            $"The folder '{scene.Folder}'{Owner(scene.Folder)} cannot be written by {SystemUser.Name}, the user that "
            + $"Slipway runs as; SQLite needs to make its journal there: {failure.Words}")
        {
            State = "Nothing was written.",
            Fix = scene.File is null ? SystemUser.ToOwnFolder(scene.Folder) : Permissions.ToFix(scene.Path),
        },
    };
}
