namespace Slipway.Files;

/// <summary>Where a link leads.</summary>
abstract record LinkTarget
{
    private LinkTarget()
    {
    }

    /// <summary>A regular file in the folder of migrations, by its path there.</summary>
    public sealed record Inside(string File) : LinkTarget;

    /// <summary>Out of the folder of migrations.</summary>
    public sealed record Outside : LinkTarget;

    /// <summary>A folder, wherever it is.</summary>
    public sealed record Folder : LinkTarget;

    /// <summary>Nothing that can be read as a file, in words.</summary>
    public sealed record Nothing(string What) : LinkTarget;
}
