namespace Slipway.Sqlite.Statements;

/// <summary>A word of a statement. Comments are none: they are blanks.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it is written, with its quotes.</param>
/// <param name="AfterBlank">Whether a blank, a line end or a comment stands before it.</param>
sealed record SqlWord(SqlWordKind Kind, string Text, bool AfterBlank)
{
    /// <summary>A name without its quotes; any other word as it is written.</summary>
    public string Name => Kind switch
    {
        SqlWordKind.Quoted when Text[0] == '[' => Text[1..^1],
        SqlWordKind.Quoted or SqlWordKind.Text when Text.Length > 1 && Text[0] == Text[^1] =>
            Text[1..^1].Replace(new string(Text[0], 2), Text[..1], StringComparison.Ordinal),
        _ => Text,
    };

    public static List<SqlWord> Of(string text)
    {
        var words = new List<SqlWord>(text.Length / 5);
        var afterBlank = false;
        for (var at = 0; at < text.Length;)
        {
            var (kind, length) = Next(text.AsSpan(at));
            if (kind is { } word)
                words.Add(new SqlWord(word, text.Substring(at, length), afterBlank));
            afterBlank = kind is null;
            at += length;
        }

        return words;
    }

    /// <summary>Whether it is that keyword.</summary>
    public bool Is(string keyword) => Kind is SqlWordKind.Plain && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(char symbol) => Kind is SqlWordKind.Symbol && Text[0] == symbol;

    static (SqlWordKind? Kind, int Length) Next(ReadOnlySpan<char> rest) => rest switch
    {
        ['-', '-', ..] => (null, rest.IndexOf('\n') is var end and >= 0 ? end + 1 : rest.Length),
        ['/', '*', ..] => (null, rest[2..].IndexOf("*/") is var end and >= 0 ? end + 4 : rest.Length),
        ['[', ..] => (SqlWordKind.Quoted, rest.IndexOf(']') is var end and >= 0 ? end + 1 : rest.Length),
        ['"' or '`', ..] => (SqlWordKind.Quoted, QuotedLength(rest)),
        ['\'', ..] => (SqlWordKind.Text, QuotedLength(rest)),
        ['x' or 'X', '\'', ..] => (SqlWordKind.Text, 1 + QuotedLength(rest[1..])),
        ['.', >= '0' and <= '9', ..] or [>= '0' and <= '9', ..] => (SqlWordKind.Number, NumberLength(rest)),
        _ when IsPartOfWord(rest[0]) => (SqlWordKind.Plain, WordLength(rest)),
        _ when char.IsWhiteSpace(rest[0]) => (null, 1),
        _ => (SqlWordKind.Symbol, 1),
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

    static int NumberLength(ReadOnlySpan<char> rest)
    {
        var isHexadecimal = rest is ['0', 'x' or 'X', ..];
        var length = 1;
        while (length < rest.Length
            && (IsPartOfWord(rest[length]) || rest[length] == '.'
                || (!isHexadecimal && rest[length] is '+' or '-' && rest[length - 1] is 'e' or 'E')))
            length++;
        return length;
    }

    static int WordLength(ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < rest.Length && IsPartOfWord(rest[length]))
            length++;
        return length;
    }

    static bool IsPartOfWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$' || letter > '\x7f';
}
