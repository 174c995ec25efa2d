using System.Globalization;
using System.Text;

namespace Slipway.Author;

/// <summary>The name of a new migration: a number, and what a person called it in letters that every system allows in files.</summary>
static class MigrationName
{
    const int LongestSlug = 60;
    const int ShortestNumber = 4;
    const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>Letters with marks, and the plain ones that are written for them.</summary>
    static readonly (string Marked, string Plain)[] Letters =
    [
        ("àáâãåāăą", "a"), ("ä", "ae"), ("æ", "ae"), ("çćĉčċ", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
        ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľł", "l"), ("ñńņňŋ", "n"), ("òóôõōŏő", "o"), ("öøœ", "oe"), ("ŕŗř", "r"),
        ("śŝşšș", "s"), ("ß", "ss"), ("ţťŧț", "t"), ("þ", "th"), ("ùúûũūŭůűų", "u"), ("ü", "ue"), ("ŵ", "w"), ("ýŷÿ", "y"), ("źżž", "z"),
    ];

    /// <summary>The words of a name, in lower case, with <c>_</c> between them; empty when nothing of it can be kept.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant())
        {
            if (PlainOf(letter) is { } plain)
                slug.Append(plain);
            else if (slug.Length > 0 && slug[^1] != '_')
                slug.Append('_');
        }

        var text = slug.ToString().Trim('_');
        if (text.Length <= LongestSlug)
            return text;
        var cut = text.LastIndexOf('_', LongestSlug);
        return text[..(cut > LongestSlug / 2 ? cut : LongestSlug)].Trim('_');
    }

    /// <summary>The number that comes after those of the names.</summary>
    /// <param name="names">The names that the app's migrations have.</param>
    /// <param name="numbering">How to number.</param>
    /// <param name="now">The time.</param>
    public static string NextNumber(IReadOnlyCollection<string> names, MigrationNumbering numbering, DateTimeOffset now)
    {
        var numbers = names.Select(NumberOf).Where(number => number.Length > 0).ToList();
        var isByTime = numbering is MigrationNumbering.Timestamp
            || (numbering is MigrationNumbering.AsBefore && numbers.Count > 0 && numbers.TrueForAll(IsTime));
        return isByTime ? NextTime(numbers, now) : NextInSequence(numbers);
    }

    static string NextInSequence(List<string> numbers)
    {
        var (highest, width) = (UInt128.Zero, ShortestNumber);
        foreach (var text in numbers)
        {
            if (UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= highest)
                (highest, width) = (number, text.Length);
        }

        return (highest + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
    }

    /// <summary>A second that no other migration has.</summary>
    static string NextTime(List<string> numbers, DateTimeOffset now)
    {
        while (numbers.Contains(now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)))
            now = now.AddSeconds(1);
        return now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
    }

    static string NumberOf(string name) => name.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? name[..end] : name;

    static bool IsTime(string number) => number.Length == TimeFormat.Length
        && DateTime.TryParseExact(number, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static string? PlainOf(char letter)
    {
        if (char.IsAsciiLetterOrDigit(letter))
            return letter.ToString();
        foreach (var (marked, plain) in Letters)
        {
            if (marked.Contains(letter, StringComparison.Ordinal))
                return plain;
        }

        return null;
    }
}
