using Microsoft.Win32.SafeHandles;
using Slipway.Problems;

namespace Slipway.Files;

/// <summary>
/// A file that is too large to be held as text. It is read block by block, first to know it, then anew whenever its
/// statements are wanted. Each block's digest is kept, so that nothing is used that is not what was read first.
/// </summary>
/// <param name="folder">The folder of migrations, as an absolute path.</param>
/// <param name="readAt">Where the file is, below the folder.</param>
/// <param name="path">The file, as the user would type it.</param>
sealed class LargeFile(string folder, string readAt, string path)
{
    /// <summary>A block is hashed in slices, as many as there are lanes.</summary>
    const int Slices = 8;

    readonly List<byte[]> digests = [];
    readonly List<BlockStart> starts = [];
    bool isKnown;

    /// <summary>The file, as the user would type it.</summary>
    public string Path => path;

    /// <summary>The bytes of a block; the last one has fewer.</summary>
    public required int BlockSize { get; init; }

    /// <summary>Opens it for the first reading, from its beginning to its end.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public TextWindow Open() => new(this, block: 0, new BlockStart(0, 0));

    /// <summary>Opens it again.</summary>
    /// <param name="offset">The character of the text that is wanted first.</param>
    /// <param name="end">Where the text ends that is wanted.</param>
    /// <exception cref="ProblemException">The file is not any more what it was.</exception>
    public TextWindow OpenAt(long offset, long end)
    {
        // A block may begin inside of a letter that has begun in the one before.
        var block = starts.Count - 1;
        while (block > 0 && (starts[block].Characters > offset || starts[block].Carried > 0))
            block--;
        var window = new TextWindow(this, block, starts[block]) { End = end };
        window.SkipTo(offset);
        return window;
    }

    /// <summary>Notes where a block begins in the text.</summary>
    public void Begin(int block, BlockStart start)
    {
        if (!isKnown && block == starts.Count)
            starts.Add(start);
    }

    /// <summary>The first reading is over: from now on, nothing but the same is accepted.</summary>
    public void Know() => isKnown = true;

    /// <summary>Opens the bytes.</summary>
    public SafeFileHandle OpenHandle()
    {
        try
        {
            using var source = FolderSource.Open(folder);
            return source.OpenFile(readAt);
        }
        catch (IOException exception) when (isKnown)
        {
            throw FileProblem.Changed(path, exception.Message).ToException();
        }
    }

    /// <summary>Reads a block.</summary>
    /// <returns>Its bytes; fewer than <see cref="BlockSize"/> at the end.</returns>
    public int Read(SafeFileHandle handle, int block, Span<byte> bytes, Sha256Lanes lanes)
    {
        var length = 0;
        try
        {
            while (length < BlockSize
                && RandomAccess.Read(handle, bytes[length..BlockSize], ((long)block * BlockSize) + length) is var read and > 0)
                length += read;
        }
        catch (IOException exception) when (isKnown)
        {
            throw FileProblem.Changed(path, exception.Message).ToException();
        }

        Check(block, Digest(bytes[..length], lanes));
        return length;
    }

    void Check(int block, byte[] digest)
    {
        if (!isKnown)
            digests.Add(digest);
        else if (block >= digests.Count || !digest.AsSpan().SequenceEqual(digests[block]))
            throw FileProblem.Changed(path, "its bytes are others").ToException();
    }

    /// <summary>The digests of the slices, and so of the block; the length of the block is in that of the last slice.</summary>
    byte[] Digest(ReadOnlySpan<byte> bytes, Sha256Lanes lanes)
    {
        Span<Range> ranges = stackalloc Range[Slices];
        var slice = BlockSize / Slices;
        for (var i = 0; i < Slices; i++)
            ranges[i] = Math.Min(i * slice, bytes.Length)..(i == Slices - 1 ? bytes.Length : Math.Min((i + 1) * slice, bytes.Length));
        var digest = new byte[Slices * Sha256.DigestSize];
        lanes.Hash(bytes, ranges, digest);
        return digest;
    }

    /// <summary>Where a block begins.</summary>
    /// <param name="Characters">The characters of the text before what was carried.</param>
    /// <param name="Carried">The bytes of the block before that belong to the first letter.</param>
    public readonly record struct BlockStart(long Characters, int Carried);
}
