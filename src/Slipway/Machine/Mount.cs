using System.Text.RegularExpressions;

namespace Slipway.Machine;

/// <summary>Where a file system is mounted, for a person to find it.</summary>
/// <param name="Point">The folder.</param>
/// <param name="Type">Its type, such as <c>ext4</c> or <c>fuse.sshfs</c>.</param>
public sealed partial record Mount(string Point, string Type)
{
    const string Table = "/proc/self/mountinfo";

    /// <summary>The mount that a path without links lies on; <see langword="null"/> when the system does not tell.</summary>
    public static Mount? Of(string path)
    {
        try
        {
            return File.Exists(Table) ? Of(path, File.ReadLines(Table)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The same by the lines of the kernel's table: the longest point counts, and of several there the last.</summary>
    public static Mount? Of(string path, IEnumerable<string> lines)
    {
        Mount? nearest = null;
        foreach (var line in lines)
        {
            // "36 35 98:0 /root /mount/point rw,noatime master:1 - ext4 /dev/root rw"; the optional fields end at the dash.
            var fields = line.Split(' ');
            var dash = Array.IndexOf(fields, "-");
            if (dash < 5 || dash + 1 >= fields.Length)
                continue;
            var point = Unescaped(fields[4]);
            if (Holds(point, path) && point.Length >= (nearest?.Point.Length ?? 0))
                nearest = new Mount(point, fields[dash + 1]);
        }

        return nearest;
    }

    static bool Holds(string point, string path) =>
        point == "/" || path == point || (path.StartsWith(point, StringComparison.Ordinal) && path[point.Length] == '/');

    /// <summary>The kernel writes blanks and the like as octal numbers.</summary>
    static string Unescaped(string text) =>
        Octal().Replace(text, static match => ((char)Convert.ToInt32(match.Value[1..], fromBase: 8)).ToString());

    [GeneratedRegex(@"\\[0-7]{3}")]
    private static partial Regex Octal();
}
