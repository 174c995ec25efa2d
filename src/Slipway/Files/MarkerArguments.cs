using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Slipway.Files;

/// <summary>Reads what follows the names of markers. What it cannot understand is <see langword="null"/>.</summary>
static class MarkerArguments
{
    const string Blanks = " \t\f";

    static readonly SearchValues<char> KindLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The words, blanks between them.</summary>
    public static string[] Words(string arguments) =>
        arguments.Split([' ', '\t', '\f'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Ids, with blanks or commas between them; empty when one of them cannot be an id, or there is none.</summary>
    public static ImmutableArray<string> Ids(string arguments)
    {
        if (IsId(arguments))
            return [arguments];
        var ids = arguments.Split([' ', '\t', '\f', ','], StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(ids, IsId) ? [.. ids] : [];
    }

    /// <summary>The id of a file is not its name, and a word such as head would mean another migration every day.</summary>
    static bool IsId(string text) =>
        MigrationId.IsId(text) && !text.EndsWith(".sql", StringComparison.Ordinal) && !MigrationId.IsRevisionWord(text);

    /// <summary><c>on</c> or <c>off</c>.</summary>
    public static bool? Switch(string arguments) => arguments switch
    {
        "on" => true,
        "off" => false,
        _ => null,
    };

    /// <summary>A span of time with its unit, such as <c>3s</c>: more than nothing, at most a year.</summary>
    public static TimeSpan? Duration(ReadOnlySpan<char> text)
    {
        var digits = text.LastIndexOfAnyInRange('0', '9') + 1;
        double? unit = text[digits..] switch
        {
            "ms" => 0.001,
            "s" or "sec" => 1,
            "min" => 60,
            "h" => 3600,
            _ => null,
        };
        const double aYear = 365 * 86400;
        return unit is { } seconds
            && double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * seconds is >= 0.001 and <= aYear
            ? TimeSpan.FromSeconds(number * seconds)
            : null;
    }

    /// <summary><c>KIND OBJECT [max=N] -- REASON</c>.</summary>
    public static Declaration? Allow(ReadOnlySpan<char> text, int line)
    {
        var kind = NextWord(ref text);
        var name = NextWord(ref text);
        var next = NextWord(ref text);
        long? max = null;
        if (next.StartsWith("max=", StringComparison.Ordinal))
        {
            if (!long.TryParse(next[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var most))
                return null;
            max = most;
            next = NextWord(ref text);
        }

        var reason = text.Trim(Blanks);
        return IsKind(kind) && !name.IsEmpty && name is not "--" && next is "--" && !reason.IsEmpty
            ? new Declaration(kind.ToString(), name.ToString(), max, reason.ToString(), line)
            : null;
    }

    /// <summary><c>A..B</c>, two ids.</summary>
    public static bool IsReplaced(string text) =>
        text.Split("..") is [var first, var last] && MigrationId.IsId(first) && MigrationId.IsId(last);

    /// <summary><c>TABLE by COLUMN[, COLUMN…] [size N]</c>.</summary>
    public static bool IsBatch(ReadOnlySpan<char> text)
    {
        var table = NextWord(ref text);
        var by = NextWord(ref text);
        var columns = 0;
        while (NextWord(ref text) is { IsEmpty: false } word)
        {
            if (word is "size")
            {
                return columns > 0
                    && int.TryParse(NextWord(ref text), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                    && size > 0 && text.Trim(Blanks).IsEmpty;
            }

            columns++;
        }

        return !table.IsEmpty && by is "by" && columns > 0;
    }

    /// <summary>A query: it can tell, and change nothing.</summary>
    public static bool IsQuery(ReadOnlySpan<char> text)
    {
        var word = NextWord(ref text);
        return (word.Equals("select", StringComparison.OrdinalIgnoreCase) || word.Equals("with", StringComparison.OrdinalIgnoreCase))
            && !text.Trim(Blanks).IsEmpty;
    }

    static bool IsKind(ReadOnlySpan<char> kind) =>
        kind is [>= 'a' and <= 'z', ..] && !kind.ContainsAnyExcept(KindLetters);

    /// <summary>The next word; blanks within double quotes belong to it.</summary>
    static ReadOnlySpan<char> NextWord(ref ReadOnlySpan<char> text)
    {
        text = text.TrimStart(Blanks);
        var end = 0;
        for (var isQuoted = false; end < text.Length && (isQuoted || !Blanks.Contains(text[end], StringComparison.Ordinal)); end++)
            isQuoted ^= text[end] == '"';
        var word = text[..end];
        text = text[end..];
        return word;
    }
}
