namespace Slipway.Shape.Source;

/// <summary>The repository that these tests judge.</summary>
static class Repository
{
    static readonly string[] Made = ["bin", "obj", "artifacts", "node_modules", ".git", ".try"];

    public static string Root { get; } = FindRoot();

    /// <summary>The C# files below these folders, as they lie on the disk.</summary>
    public static IReadOnlyList<SourceFile> Code(params ReadOnlySpan<string> folders)
    {
        var files = new List<SourceFile>();
        foreach (var folder in folders)
            files.AddRange(Files(folder).Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(Read));
        return files;
    }

    /// <summary>The paths of all files below a folder but those that a build makes, with <c>/</c>, relative to the root.</summary>
    public static IEnumerable<string> Files(string folder = "") => FilesBelow(new DirectoryInfo(Path.Combine(Root, folder)))
        .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>The names of the folders in a folder.</summary>
    public static IEnumerable<string> Folders(string folder) => new DirectoryInfo(Path.Combine(Root, folder)).GetDirectories()
        .Select(inner => inner.Name)
        .Except(Made)
        .Order(StringComparer.Ordinal);

    public static SourceFile Read(string path) => new(path, TextOf(path));

    public static string TextOf(string path) => File.ReadAllText(Path.Combine(Root, path));

    static IEnumerable<FileInfo> FilesBelow(DirectoryInfo folder)
    {
        if (!folder.Exists)
            return [];
        var inner = folder.GetDirectories().Where(inner => !Made.Contains(inner.Name)).SelectMany(FilesBelow);
        return folder.GetFiles().Where(file => !Made.Contains(file.Name)).Concat(inner);
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Slipway.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests lie outside of the repository.");
        return folder.FullName;
    }
}
