using Microsoft.Win32.SafeHandles;

namespace Slipway.Files;

/// <summary>
/// A folder of migrations on a disk, as the reader needs it. Paths are below that folder, with <c>/</c> between their
/// parts. What cannot be read is an <see cref="IOException"/>.
/// </summary>
abstract class FolderSource : IDisposable
{
    /// <summary>Opens a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    /// <exception cref="IOException">It is no folder, or cannot be read.</exception>
    public static FolderSource Open(string folder) =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess ? new LinuxFolder(folder) : new PortableFolder(folder);

    /// <summary>What is in a folder below; the empty path is the folder itself. Hidden names are left out.</summary>
    public abstract List<FolderEntry> List(string folder);

    /// <summary>Where a link leads, followed to its end.</summary>
    public abstract LinkTarget Follow(string link);

    /// <summary>Reads all bytes of a file. A link is not followed, and nothing but a regular file is read.</summary>
    /// <param name="file">The path.</param>
    /// <param name="buffer">Receives the bytes; made larger where it is too small.</param>
    /// <param name="limit">The most bytes to read.</param>
    /// <returns>How many there are; more than <paramref name="limit"/> when the file is larger.</returns>
    public abstract int Read(string file, ref byte[] buffer, int limit);

    /// <summary>Opens a file for reading. A link is not followed, and nothing but a regular file is opened.</summary>
    /// <param name="file">The path.</param>
    public abstract SafeFileHandle OpenFile(string file);

    public abstract void Dispose();

    /// <summary>Makes room for more.</summary>
    protected static void Grow(ref byte[] buffer, int limit) =>
        Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, limit + 1L));
}
