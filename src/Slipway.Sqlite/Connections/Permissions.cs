using Slipway.Machine;
using Slipway.Problems;

namespace Slipway.Sqlite.Connections;

/// <summary>What a person types so that the user that Slipway runs as may write a database.</summary>
static class Permissions
{
    /// <summary>The commands for a database: its file, the files beside it, its folder.</summary>
    public static string ToFix(string path)
    {
        var real = RealPath.Of(path);
        var folder = ShellWord.Quoted(Path.GetDirectoryName(real) ?? "/");
        var files = string.Join(' ', Sidecars.Of(real).Where(File.Exists).Prepend(real).Select(ShellWord.Quoted));
        return $"Give it to that user: chown {SystemUser.Name} {files} {folder} && chmod u+rw {files} && chmod u+rwx {folder}";
    }
}
