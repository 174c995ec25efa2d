namespace Slipway.Machine;

/// <summary>Whether a file would be taken into a git repository: a backup in one is data that a commit publishes.</summary>
public static class GitWorkTree
{
    /// <summary>Whether a folder lies in a work tree that does not ignore a file of that name in it.</summary>
    public static bool WouldTake(string folder, string name)
    {
        var root = folder;
        while (!Path.Exists(Path.Combine(root, ".git")))
        {
            if (Path.GetDirectoryName(root) is not { } above)
                return false;
            root = above;
        }

        return !Ignores(root, Path.Combine(folder, name));
    }

    /// <summary>What is in an ignored folder is ignored, whatever is said further down.</summary>
    static bool Ignores(string root, string file)
    {
        var rules = GitIgnoreRule.ReadAll(root, Path.Combine(root, ".git", "info", "exclude")).ToList();
        var parts = Path.GetRelativePath(root, file).Split('/');
        var here = root;
        for (var depth = 0; depth < parts.Length; depth++)
        {
            rules.AddRange(GitIgnoreRule.ReadAll(here, Path.Combine(here, ".gitignore")));
            here = Path.Combine(here, parts[depth]);
            var isFolder = depth < parts.Length - 1;
            if (rules.LastOrDefault(rule => rule.Speaks(here, isFolder)) is { Includes: false })
                return true;
        }

        return false;
    }
}
