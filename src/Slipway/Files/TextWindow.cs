using System.Text;
using Microsoft.Win32.SafeHandles;
using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>A part of a large file's text, which moves over it from the beginning to the end.</summary>
sealed class TextWindow : IDisposable
{
    /// <summary>The most characters that are held at once: a statement of more cannot be run.</summary>
    const int LargestWindow = 1 << 29;

    /// <summary>The most bytes of a letter.</summary>
    const int LongestLetter = 4;

    readonly LargeFile file;
    readonly SafeFileHandle handle;
    readonly Sha256Lanes lanes = new();
    readonly byte[] bytes;
    char[] letters;
    int block;
    int carried;

    /// <summary>The characters that there are, those of whole lines among them, and those of these that are wanted.</summary>
    int used;
    int whole;
    int length;

    int lineEnds;
    bool isReadToEnd;

    public TextWindow(LargeFile file, int block, LargeFile.BlockStart start)
    {
        (this.file, this.block) = (file, block);
        Offset = start.Characters;
        bytes = new byte[file.BlockSize + LongestLetter];
        letters = new char[2 * file.BlockSize];
        handle = file.OpenHandle();
    }

    /// <summary>Where the window begins in the text, in characters from 0.</summary>
    public long Offset { get; private set; }

    /// <summary>Where the text ends that is wanted.</summary>
    public long End { get; init; } = long.MaxValue;

    /// <summary>Whole lines of the text, with no line end but <c>\n</c>; at the end all that is left of it.</summary>
    public ReadOnlySpan<char> Text => letters.AsSpan(0, length);

    /// <summary>The same.</summary>
    public ReadOnlyMemory<char> Memory => letters.AsMemory(0, length);

    /// <summary>Whether nothing follows.</summary>
    public bool IsAtEnd => isReadToEnd || Offset + Available >= End;

    /// <summary>Why the file is no text; <see langword="null"/> as long as it is one.</summary>
    public Problem? Fault { get; private set; }

    int Available => isReadToEnd ? used : whole;

    /// <summary>Goes on: what is behind is let go, and at least one more line is read, unless there is none.</summary>
    /// <param name="passed">The characters that are not needed any more.</param>
    public void Slide(int passed)
    {
        letters.AsSpan(passed, used - passed).CopyTo(letters);
        Offset += passed;
        used -= passed;
        whole -= passed;

        // What must be held is read in ever larger pieces, so that what looks at it again each time does not take for ever.
        var (before, enough) = (used, 2 * used);
        while (!IsAtEnd && (whole <= before || used < enough))
            ReadBlock();
        length = (int)Math.Min(Available, End - Offset);
    }

    /// <summary>Goes to a place further on.</summary>
    public void SkipTo(long offset)
    {
        Slide(0);
        while (Offset + used < offset && !isReadToEnd)
        {
            Offset += used;
            used = whole = 0;
            ReadBlock();
        }

        var passed = (int)(offset - Offset);
        whole = Math.Max(whole, passed);
        Slide(passed);
    }

    void ReadBlock()
    {
        file.Begin(block, new LargeFile.BlockStart(Offset + used, carried));
        var read = file.Read(handle, block, bytes.AsSpan(carried), lanes);
        var content = bytes.AsSpan(0, carried + read);
        isReadToEnd = read < file.BlockSize;
        var start = block == 0 && content.StartsWith(FileText.ByteOrderMark) ? FileText.ByteOrderMark.Length : 0;
        var end = isReadToEnd ? content.Length : FileText.WholeLetters(content);
        Decode(content[start..end], content[..end]);
        content[end..].CopyTo(bytes);
        carried = content.Length - end;
        block++;
    }

    void Decode(ReadOnlySpan<byte> text, ReadOnlySpan<byte> content)
    {
        if (FileText.FaultIn(content, text, isFirst: block == 0) is var (offset, what))
        {
            var line = lineEnds + FileText.LineOf(content[..offset]);
            var place = ((long)block * file.BlockSize) - carried + offset;
            Fail(FileProblem.NotText(file.Path, line, place, what));
            return;
        }

        if (used + text.Length > LargestWindow)
        {
            Fail(FileProblem.TooLarge(file.Path));
            return;
        }

        if (letters.Length - used < text.Length)
            Array.Resize(ref letters, Math.Max(2 * letters.Length, used + text.Length));
        var more = letters.AsSpan(used, Encoding.UTF8.GetChars(text, letters.AsSpan(used)));
        var added = more[..LineEnds.Normalize(more)];
        if (added.LastIndexOf('\n') is var last and >= 0)
        {
            whole = used + last + 1;
            lineEnds += added.Count('\n');
        }

        used += added.Length;
    }

    void Fail(Problem problem)
    {
        Fault ??= problem;
        isReadToEnd = true;
    }

    public void Dispose() => handle.Dispose();
}
