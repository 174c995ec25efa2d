using Microsoft.Win32.SafeHandles;

namespace Slipway.Files;

/// <summary>A folder on any system, read with what the framework has.</summary>
sealed class PortableFolder : FolderSource
{
    /// <summary>The most links that a path leads through before it counts as a circle.</summary>
    const int LongestChain = 64;

    readonly string root;

    public PortableFolder(string folder)
    {
        if (File.Exists(folder))
            throw new IOException("it is a file");
        root = RealPath(Path.GetFullPath(folder), LongestChain);
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException("there is no such folder");
    }

    public override List<FolderEntry> List(string folder)
    {
        try
        {
            var entries = new List<FolderEntry>();
            foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
            {
                if (!entry.Name.StartsWith('.'))
                    entries.Add(new FolderEntry(entry.Name, KindOf(entry.Attributes)));
            }

            return entries;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    static EntryKind KindOf(FileAttributes attributes) =>
        attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
        : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
        : attributes.HasFlag(FileAttributes.Device) ? EntryKind.Special
        : EntryKind.File;

    public override LinkTarget Follow(string link)
    {
        try
        {
            var target = RealPath(Path.Combine(root, link), LongestChain);
            if (!Path.Exists(target))
                return new LinkTarget.Nothing("a link that leads nowhere");
            if (Directory.Exists(target))
                return new LinkTarget.Folder();
            var path = Path.GetRelativePath(root, target).Replace(Path.DirectorySeparatorChar, '/');
            return path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path)
                ? new LinkTarget.Outside()
                : new LinkTarget.Inside(path);
        }
        catch (IOException)
        {
            return new LinkTarget.Nothing("a link that leads nowhere, or a circle of links");
        }
    }

    /// <summary>The path with the links in all of its parts followed: what a last part leads to may lie behind another link.</summary>
    static string RealPath(string path, int chain)
    {
        if (chain == 0)
            throw new IOException("it leads through too many links");
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (new FileInfo(real).ResolveLinkTarget(returnFinalTarget: false) is { } target)
                real = RealPath(target.FullName, chain - 1);
        }

        return real;
    }

    public override int Read(string file, ref byte[] buffer, int limit)
    {
        try
        {
            using var handle = OpenFile(file);
            var length = 0;
            while (RandomAccess.Read(handle, buffer.AsSpan(length), length) is var read and > 0)
            {
                length += read;
                if (length > limit)
                    return length;
                if (length == buffer.Length)
                    Grow(ref buffer, limit);
            }

            return length;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    public override SafeFileHandle OpenFile(string file)
    {
        try
        {
            return File.OpenHandle(Path.Combine(root, file), share: FileShare.ReadWrite | FileShare.Delete);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    public override void Dispose()
    {
    }
}
