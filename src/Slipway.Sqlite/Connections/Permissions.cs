using Slipway.Problems;

namespace Slipway.Sqlite.Connections;

/// <summary>What a person types so that the user that Slipway runs as may write a database.</summary>
static class Permissions
{
    /// <summary>That user: by name, or by number where the system knows no name.</summary>
    public static string User
    {
        get
        {
            try
            {
                if (Environment.UserName is { Length: > 0 } name)
                    return name;
            }
            catch (IOException)
            {
                // There is no file of users at all.
            }

            return OperatingSystem.IsWindows() ? "that user" : $"{Libc.EffectiveUser()}";
        }
    }

    /// <summary>The commands for a database: its file, the files beside it, its folder.</summary>
    public static string ToFix(string path)
    {
        var real = RealPath.Of(path);
        var folder = ShellWord.Quoted(Path.GetDirectoryName(real) ?? "/");
        var files = string.Join(' ', Sidecars.Of(real).Where(File.Exists).Prepend(real).Select(ShellWord.Quoted));
        return $"Give it to that user: chown {User} {files} {folder} && chmod u+rw {files} && chmod u+rwx {folder}";
    }

    /// <summary>The commands for a folder alone.</summary>
    public static string ToFixFolder(string folder) =>
        $"Give it to that user: chown {User} {ShellWord.Quoted(folder)} && chmod u+rwx {ShellWord.Quoted(folder)}";
}
