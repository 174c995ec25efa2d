namespace Slipway.Machine;

/// <summary>Where a path leads when every symbolic link in it is followed: there lie the database's other files.</summary>
public static class RealPath
{
    /// <summary>The path without links; what is not there yet keeps its name, in the folder that the links lead to.</summary>
    public static string Of(string path)
    {
        if (OperatingSystem.IsWindows())
            return path;
        if (MachineCalls.RealPath(path) is { } whole)
            return whole;
        var target = TargetOf(path);
        var folder = Path.GetDirectoryName(target);
        return folder is not null && MachineCalls.RealPath(folder) is { } real ? Path.Combine(real, Path.GetFileName(target)) : target;
    }

    /// <summary>Where a link leads that leads to nothing; the path itself when it is no link, or one that runs in a circle.</summary>
    static string TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path;
        }
    }
}
