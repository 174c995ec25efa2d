using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Makes text of the bytes of files, one after the other: UTF-8 and nothing else.</summary>
sealed class FileText
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    char[] letters = new char[4096];
    int length;

    /// <summary>The text of the file that was read last, with no line end but <c>\n</c>; valid until the next.</summary>
    public ReadOnlySpan<char> Text => letters.AsSpan(0, length);

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">All bytes of it.</param>
    /// <param name="path">The file, as the user would type it.</param>
    /// <returns>Why it is no text; <see langword="null"/> when it is one.</returns>
    public Problem? Read(ReadOnlySpan<byte> bytes, string path)
    {
        var content = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        if (FaultIn(bytes, content, isFirst: true) is var (offset, what))
            return FileProblem.NotText(path, LineOf(bytes[..offset]), offset, what);

        if (letters.Length < content.Length)
            letters = new char[Math.Max(content.Length, 2 * letters.Length)];
        length = LineEnds.Normalize(letters.AsSpan(0, Encoding.UTF8.GetChars(content, letters)));
        return null;
    }

    /// <summary>Looks whether bytes are text.</summary>
    /// <param name="bytes">The file, or a block of it.</param>
    /// <param name="content">The same without the byte order mark at the file's beginning.</param>
    /// <param name="isFirst">Whether it is the file's beginning.</param>
    /// <returns>The byte, counted in <paramref name="bytes"/>, from which on they are no text, and what stands there.</returns>
    public static (int Offset, string What)? FaultIn(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> content, bool isFirst)
    {
        var skipped = bytes.Length - content.Length;
        if (isFirst && bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return (0, "the file is UTF-16");
        if (content.IndexOf((byte)0) is var nul and >= 0)
            return (skipped + nul, LooksLikeUtf16(content) ? "a NUL byte; the file is probably UTF-16" : "a NUL byte");
        if (Ascii.IsValid(content))
            return null;
        if (!Utf8.IsValid(content))
        {
            var offset = skipped + FirstInvalid(content);
            return (offset, $"the byte 0x{bytes[offset]:x2}, which is no UTF-8; the file is probably Latin-1, or cut off");
        }

        return content.IndexOf(ByteOrderMark) is var mark and >= 0
            ? (skipped + mark, "a byte order mark; only the file's beginning may have one")
            : null;
    }

    /// <summary>
    /// The bytes before a letter, or a line end of two bytes, that is not whole: what follows the block tells what it is.
    /// </summary>
    public static int WholeLetters(ReadOnlySpan<byte> block)
    {
        const int longest = 4;
        if (block is [.., (byte)'\r'])
            return block.Length - 1;
        for (var back = 1; back < longest && back <= block.Length; back++)
        {
            var last = block[^back..];
            if ((last[0] & 0xC0) == 0x80)
                continue;
            return Rune.DecodeFromUtf8(last, out _, out _) is OperationStatus.NeedMoreData ? block.Length - back : block.Length;
        }

        return block.Length;
    }

    static bool LooksLikeUtf16(ReadOnlySpan<byte> content) => content.Count((byte)0) > content.Length / 4;

    static int FirstInvalid(ReadOnlySpan<byte> content)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(content[at..], out _, out var length) is OperationStatus.Done)
            at += length;
        return at;
    }

    /// <summary>The line of what follows, from 1.</summary>
    public static int LineOf(ReadOnlySpan<byte> before) =>
        1 + before.Count((byte)'\n') + before.Count((byte)'\r') - before.Count("\r\n"u8);
}
