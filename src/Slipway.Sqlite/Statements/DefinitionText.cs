namespace Slipway.Sqlite.Statements;

/// <summary>
/// The words of a definition: equal for texts that differ only in blanks, comments, letter case outside of quotes, and
/// in whether a name is quoted.
/// </summary>
static class DefinitionText
{
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = LengthAt(text.AsSpan(at));
            if (WordOf(text.AsSpan(at, length)) is { Length: > 0 } word)
                words.Add(word);
            at += length;
        }

        return words;
    }

    /// <summary>The parts between the outermost parentheses, which commas separate: a table's columns and constraints.</summary>
    public static List<List<string>> Parts(List<string> words)
    {
        var parts = new List<List<string>>();
        var depth = 0;
        foreach (var word in words)
        {
            depth += word == "(" ? 1 : 0;
            if (depth == 1 && word is "(" or ",")
                parts.Add([]);
            else if (word == ")" && depth == 1)
                return parts;
            else if (depth > 0)
                parts[^1].Add(word);
            depth -= word == ")" ? 1 : 0;
        }

        return parts;
    }

    static int LengthAt(ReadOnlySpan<char> rest) => rest switch
    {
        ['-', '-', ..] => rest.IndexOf('\n') is var end and >= 0 ? end + 1 : rest.Length,
        ['/', '*', ..] => rest[2..].IndexOf("*/") is var end and >= 0 ? end + 4 : rest.Length,
        ['[', ..] => rest.IndexOf(']') is var end and >= 0 ? end + 1 : rest.Length,
        ['\'' or '"' or '`', ..] => QuotedLength(rest),
        _ when IsWord(rest[0]) => WordLength(rest),
        _ => 1,
    };

    static int QuotedLength(ReadOnlySpan<char> rest)
    {
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] != rest[0])
                continue;
            if (at + 1 == rest.Length || rest[at + 1] != rest[0])
                return at + 1;
            at++;
        }

        return rest.Length;
    }

    static int WordLength(ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < rest.Length && IsWord(rest[length]))
            length++;
        return length;
    }

    static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$' || letter > '\x7f';

    static string WordOf(ReadOnlySpan<char> piece) => piece switch
    {
        ['-', '-', ..] or ['/', '*', ..] => "",
        ['[', .. var name, ']'] => name.ToString().ToLowerInvariant(),
        ['"' or '`', .. var name, '"' or '`'] =>
            name.ToString().Replace(new string(piece[0], 2), piece[..1].ToString(), StringComparison.Ordinal).ToLowerInvariant(),
        ['\'', ..] => piece.ToString(),
        _ => piece.Trim().ToString().ToLowerInvariant(),
    };
}
