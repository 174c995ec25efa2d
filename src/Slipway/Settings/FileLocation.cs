using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>Finds the file that a URL means. Tools disagree; where that could name two files, we stop and show both.</summary>
sealed class FileLocation(string text, string folder)
{
    /// <summary>The name of a database in memory.</summary>
    public const string Memory = ":memory:";

    public static readonly ImmutableSortedDictionary<string, string> NoOptions =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What follows a scheme such as <c>sqlite:</c>.</summary>
    public Outcome<DatabaseUrl> AsUrl(string rest)
    {
        var (path, options) = SplitQuery(rest);
        if (path is "" or "//" or "///" || path.EndsWith(Memory, StringComparison.Ordinal))
            return InMemory();
        if (!path.StartsWith("//", StringComparison.Ordinal))
            return Found(Absolute(path), options);
        if (path.StartsWith("////", StringComparison.Ordinal))
            return Found(Absolute(path[3..]), options);

        if (!path.StartsWith("///", StringComparison.Ordinal))
        {
            return Invalid("two slashes begin the name of a host, and a file has none",
                $"Write sqlite:{path[2..]} for a path from here, or sqlite:////{path[2..]} for one from the root.");
        }

        var relative = path[3..];
        if (relative.Length > 1 && relative[1] == ':' && char.IsAsciiLetter(relative[0]))
            return OperatingSystem.IsWindows() ? Found(relative, options) : Invalid("it is a path of Windows", null);
        return relative[0] == '.'
            ? Found(Absolute(relative), options)
            : OneOf(Absolute(relative), "/" + relative, options);
    }

    /// <summary>What follows <c>file:</c>.</summary>
    public Outcome<DatabaseUrl> AsFileUrl(string rest)
    {
        var (path, options) = SplitQuery(rest);
        if (path.Length == 0 || path.EndsWith(Memory, StringComparison.Ordinal))
            return InMemory();
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = path.IndexOf('/', 2);
            return slash > 0 && path[2..slash] is "" or "localhost"
                ? Found(path[slash..], options)
                : Invalid("the part after the two slashes is a host", $"Write file:./{path[2..]} or file:///{path[2..]}.");
        }

        if (path[0] == '/')
            return Found(path, options);

        var here = Absolute(path);
        var schema = Path.Combine(folder, "prisma");
        return File.Exists(Path.Combine(schema, "schema.prisma"))
            ? OneOfPrisma(Path.GetFullPath(Path.Combine(schema, path)), here, options)
            : Found(here, options);
    }

    /// <summary>A path with options behind a question mark, read as it is written.</summary>
    public Outcome<DatabaseUrl> AsPath(string rest)
    {
        var (path, options) = SplitQuery(rest);
        return AsWritten(path, options);
    }

    /// <summary>A path, read as it is written.</summary>
    public Outcome<DatabaseUrl> AsWritten(string path, ImmutableSortedDictionary<string, string> options) =>
        path.Length == 0 || path.EndsWith(Memory, StringComparison.Ordinal) ? InMemory() : Found(Absolute(path), options);

    Outcome<DatabaseUrl> OneOf(string relative, string fromRoot, ImmutableSortedDictionary<string, string> options)
    {
        var elsewhere = !File.Exists(relative)
            && (File.Exists(fromRoot) || (!Directory.Exists(Folder(relative)) && Directory.Exists(Folder(fromRoot))));
        return !elsewhere ? Found(relative, options) : Ambiguous(
            $"{relative} (as SQLAlchemy and Rails read three slashes) or {fromRoot} (as dbmate and sqlx do)",
            $"Write sqlite:///{fromRoot} or sqlite:{Path.GetRelativePath(folder, relative)}.");
    }

    Outcome<DatabaseUrl> OneOfPrisma(string beside, string here, ImmutableSortedDictionary<string, string> options) =>
        File.Exists(here) ? Ambiguous(
            $"{beside} (beside schema.prisma, as Prisma's command line reads it) or {here} (as a running application may)",
            $"Write the one that you mean: file:{beside} or file:{here}.")
        : Found(beside, options);

    Outcome<DatabaseUrl> Found(string file, ImmutableSortedDictionary<string, string> options)
    {
        if (options.GetValueOrDefault("mode") is "memory")
            return InMemory();
        if (options.GetValueOrDefault("mode") is "ro" or "readonly" || options.GetValueOrDefault("immutable") is "1")
            return Invalid("it opens the database for reading only", "Take mode and immutable out of it.");
        if (options.ContainsKey("password"))
            return Invalid("it has a password, and encrypted files cannot be opened", null);
        return new DatabaseUrl { Engine = DatabaseSchemes.FileEngine, File = file, Secret = text, Options = options };
    }

    string Absolute(string path) => Path.GetFullPath(Path.Combine(folder, path));

    static string Folder(string file) => Path.GetDirectoryName(file) ?? "/";

    /// <summary>The query goes before anything touches the file system; the path is decoded once.</summary>
    static (string Path, ImmutableSortedDictionary<string, string> Options) SplitQuery(string rest)
    {
        var mark = rest.IndexOf('?');
        if (mark < 0)
            return (Uri.UnescapeDataString(rest), NoOptions);

        var options = NoOptions.ToBuilder();
        foreach (var pair in rest[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            options[name.ToLowerInvariant()] = equals < 0 ? "" : Uri.UnescapeDataString(pair[(equals + 1)..]);
        }

        return (Uri.UnescapeDataString(rest[..mark]), options.ToImmutable());
    }

    Problem Ambiguous(string files, string fix) => new(
        Codes.UrlAmbiguous, $"'{SecretText.Mask(text)}' may mean two files: {files}.") { Fix = fix };

    Problem Invalid(string why, string? fix) =>
        new(Codes.UrlInvalid, $"'{SecretText.Mask(text)}' cannot be used: {why}.") { Fix = fix };

    Problem InMemory() => new(Codes.UrlInMemory,
        $"'{SecretText.Mask(text)}' names a database in memory, which is gone when Slipway ends.")
    {
        Fix = "Name a file: sqlite:data/app.db.",
    };
}
