using Slipway.Machine;
using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite.Inspection;

/// <summary>Whether the path leads to a file, and no other path to the same one.</summary>
static class FileNames
{
    public static void Look(Scene scene, Findings found)
    {
        if (scene.Given != scene.Path && new FileInfo(scene.Given).LinkTarget is not null)
            found.Tell($"link: '{scene.Given}' leads to '{scene.Path}'");
        if (scene.IsToBeMade)
            found.Tell($"file: '{scene.Path}' is to be made");
        else if (Directory.Exists(scene.Path))
            found.Refuse(FileProblems.IsFolder(scene.Given));
        else if (!File.Exists(scene.Path))
            found.Refuse(FileProblems.Missing(scene.Given));
        else if (new FileInfo(scene.Path).Length == 0)
            found.Refuse(FileProblems.ZeroBytes(scene.Given));
        else if (scene.File is { } file)
            LookAt(file, scene, found);
    }

    static void LookAt(FileStatus file, Scene scene, Findings found)
    {
        var log = scene.WalBytes > 0 ? $" and {ByteCount.Text(scene.WalBytes)} of write-ahead log" : "";
        found.Tell($"file: '{scene.Path}', {ByteCount.Text(file.Bytes)}{log}, owner {file.User}:{file.Group}, mode {file.Octal}");
        if (file.Names > 1 && scene.Request.WillWrite)
            found.Refuse(HardLinked(scene.Path, file));
    }

    static Problem HardLinked(string path, FileStatus file) => new(
        Codes.HardLinked,
        $"'{path}' has {file.Names} names (hard links). SQLite names its journal after the file: under another name a "
        + "crash would not be put right, and the database would be damaged.")
    {
        State = "Nothing was written.",
        Fix = $"Find the names: find {ShellWord.Quoted(Mount.Of(path)?.Point ?? "/")} -xdev -inum {file.Identity.Inode}. "
            + "While nobody has the database open, remove all but one.",
    };
}
