using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Machine;

/// <summary>A line of a <c>.gitignore</c>.</summary>
sealed class GitIgnoreRule
{
    readonly string _base;
    readonly Regex _shape;
    readonly bool _foldersOnly;

    GitIgnoreRule(string folder, string pattern)
    {
        _base = folder;
        if (pattern.StartsWith('!'))
            (Includes, pattern) = (true, pattern[1..]);
        if (pattern.EndsWith('/'))
            (_foldersOnly, pattern) = (true, pattern[..^1]);

        // With a slash it speaks of that place below its own folder, without one of that name anywhere below.
        var isPlace = pattern.Contains('/', StringComparison.Ordinal);
        _shape = new Regex(
            $"^{(isPlace ? "" : "(?:.*/)?")}{Translated(pattern.TrimStart('/'))}$",
            RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
    }

    /// <summary>Whether it takes back what an earlier rule ignores.</summary>
    public bool Includes { get; }

    /// <summary>The rules in a file that speak of what is in a folder; none when there is no such file.</summary>
    public static IEnumerable<GitIgnoreRule> ReadAll(string folder, string file)
    {
        if (!File.Exists(file))
            return [];
        return File.ReadLines(file)
            .Select(line => line.EndsWith("\\ ", StringComparison.Ordinal) ? line : line.TrimEnd())
            .Where(line => line.Trim('/', '!').Length > 0 && !line.StartsWith('#'))
            .Select(line => new GitIgnoreRule(folder, line));
    }

    /// <summary>Whether the rule is about that path.</summary>
    public bool Speaks(string path, bool isFolder) =>
        (isFolder || !_foldersOnly) && _shape.IsMatch(Path.GetRelativePath(_base, path));

    static string Translated(string pattern)
    {
        var shape = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            var rest = pattern.AsSpan(at);
            if (rest.StartsWith("**/"))
                (_, at) = (shape.Append("(?:.*/)?"), at + 2);
            else if (rest.StartsWith("**"))
                (_, at) = (shape.Append(".*"), at + 1);
            else if (rest[0] == '*')
                shape.Append("[^/]*");
            else if (rest[0] == '?')
                shape.Append("[^/]");
            else if (rest[0] == '[' && rest.IndexOf(']') is > 1 and var end)
                (_, at) = (shape.Append(Set(rest[1..end].ToString())), at + end);
            else if (rest[0] == '\\' && rest.Length > 1)
                (_, at) = (shape.Append(Regex.Escape(rest[1..2].ToString())), at + 1);
            else
                shape.Append(Regex.Escape(rest[..1].ToString()));
        }

        return shape.ToString();
    }

    static string Set(string letters)
    {
        var isOthers = letters[0] is '!' or '^' && letters.Length > 1;
        var plain = letters[(isOthers ? 1 : 0)..].Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal).Replace("^", "\\^", StringComparison.Ordinal);
        return $"[{(isOthers ? "^/" : "")}{plain}]";
    }
}
