using System.Buffers;

namespace Slipway.Files;

/// <summary>What an id may look like.</summary>
static class MigrationId
{
    /// <summary>The most letters of one segment.</summary>
    public const int LongestSegment = 128;

    /// <summary>The folder whose files are no versions.</summary>
    public const string RepeatableFolder = "repeatable";

    static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    /// <summary>Whether a file (without <c>.sql</c>) or a folder of that name can be part of an id.</summary>
    public static bool IsSegment(ReadOnlySpan<char> name) =>
        name is [not ('.' or '-'), ..] && name.Length <= LongestSegment && !name.ContainsAnyExcept(Letters);

    /// <summary>Whether the text is an id: segments with <c>/</c> between them.</summary>
    public static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (var segment in text.Split('/'))
        {
            if (!IsSegment(text[segment]))
                return false;
        }

        return true;
    }

    /// <summary>Words that stand for revisions, so that nobody could name a migration of that name.</summary>
    public static bool IsRevisionWord(ReadOnlySpan<char> name) => name is "head" or "heads" or "base" or "current";

    /// <summary>Whether the id is that of a repeatable file.</summary>
    public static bool IsRepeatable(ReadOnlySpan<char> id)
    {
        foreach (var segment in id[..Math.Max(0, id.LastIndexOf('/'))].Split('/'))
        {
            if (id[segment] is RepeatableFolder)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the name begins with what people and language models invent when they need a random id: an ascending row
    /// of digits or letters, such as <c>123456</c>, <c>abc123</c>, <c>a1b2c3d4e5f6</c>.
    /// </summary>
    public static bool LooksInvented(ReadOnlySpan<char> name)
    {
        var end = name.IndexOfAny('_', '-', '.');
        var word = end < 0 ? name : name[..end];
        return word.Length >= 6 && (Ascends(word, stride: 1) || (Ascends(word, stride: 2) && IsMixed(word)));
    }

    static bool Ascends(ReadOnlySpan<char> word, int stride)
    {
        for (var i = stride; i < word.Length; i++)
        {
            if (!IsNext(word[i - stride], word[i]))
                return false;
        }

        return true;
    }

    static bool IsNext(char before, char letter) =>
        letter == before + 1
        || (before, letter) is ('9', '0') or ('9' or '0', 'a')
        || (char.IsAsciiLetterLower(before) && letter is '0' or '1');

    static bool IsMixed(ReadOnlySpan<char> word) => char.IsAsciiDigit(word[0]) != char.IsAsciiDigit(word[1]);
}
