namespace Slipway.Testing;

/// <summary>The repository that the tests were built in.</summary>
public static class SourceTree
{
    /// <summary>Its folder. The compiler's word for where a file lay is no help: a build for CI leaves it out.</summary>
    public static string Root { get; } = FindRoot();

    static string FindRoot()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Slipway.slnx")))
            root = root.Parent ?? throw new DirectoryNotFoundException("The tests lie outside of the repository.");
        return root.FullName;
    }
}
