namespace Slipway.Sql;

/// <summary>The tokens that may hide a semicolon, read from where they begin.</summary>
/// <remarks>The texts have no line end but <c>\n</c>.</remarks>
static partial class SqlToken
{
    /// <summary>The length of a token that has no end.</summary>
    public const int Endless = -1;

    /// <summary>The length of the comment, without the line end; 0 when none begins here, or <see cref="Endless"/>.</summary>
    public static int CommentLength(ReadOnlySpan<char> rest, bool isNested)
    {
        if (rest.StartsWith("--"))
            return rest.IndexOf('\n') is var line and >= 0 ? line : rest.Length;
        if (!rest.StartsWith("/*"))
            return 0;
        if (isNested)
            return NestedLength(rest);
        return rest[2..].IndexOf("*/") is var end and >= 0 ? end + 4 : Endless;
    }

    static int NestedLength(ReadOnlySpan<char> rest)
    {
        var at = 0;
        var level = 0;
        do
        {
            var edge = rest[at..].IndexOfAny('*', '/');
            if (edge < 0)
                return Endless;
            at += edge;
            var step = rest[at..] switch { ['/', '*', ..] => 1, ['*', '/', ..] => -1, _ => 0 };
            level += step;
            at += step == 0 ? 1 : 2;
        }
        while (level > 0);
        return at;
    }

    /// <summary>The length of the string or name with its quotes, or <see cref="Endless"/>.</summary>
    public static int QuotedLength(ReadOnlySpan<char> rest)
    {
        if (rest[0] == '[')
            return rest.IndexOf(']') is var bracket and >= 0 ? bracket + 1 : Endless;

        // A quote, doubled, stands for itself.
        var quote = rest[0];
        var at = 1;
        while (rest[at..].IndexOf(quote) is var next and >= 0)
        {
            at += next + 1;
            if (at == rest.Length || rest[at] != quote)
                return at;
            at++;
        }

        return Endless;
    }

    /// <summary>The word that begins here; empty when none does.</summary>
    public static ReadOnlySpan<char> Word(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && IsWordLetter(rest[length]))
            length++;
        return rest[..length];
    }

    /// <summary>Whether the letter may stand in a word.</summary>
    public static bool IsWordLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$' or > '\x7f';

    /// <summary>Whether the word is that keyword.</summary>
    public static bool Is(ReadOnlySpan<char> word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the letter is one that stands between tokens.</summary>
    public static bool IsBlank(char letter) => letter is ' ' or '\n' or '\t' or '\f';

    /// <summary>Whether a statement begins <c>[EXPLAIN [QUERY PLAN]] CREATE [TEMP] TRIGGER</c>.</summary>
    public static bool BeginTrigger(ReadOnlySpan<char> rest)
    {
        if (rest is not ['c' or 'C' or 'e' or 'E', ..])
            return false;

        var word = NextWord(ref rest, isNested: false);
        if (Is(word, "explain"))
            word = NextWord(ref rest, isNested: false);
        if (Is(word, "query") && Is(NextWord(ref rest, isNested: false), "plan"))
            word = NextWord(ref rest, isNested: false);
        if (!Is(word, "create"))
            return false;
        do
            word = NextWord(ref rest, isNested: false);
        while (Is(word, "temp") || Is(word, "temporary"));
        return Is(word, "trigger");
    }

    /// <summary>Goes over blanks and comments, and the word that follows; it is empty when none does.</summary>
    public static ReadOnlySpan<char> NextWord(scoped ref ReadOnlySpan<char> rest, bool isNested)
    {
        while (rest is [var letter, ..])
        {
            var length = IsBlank(letter) ? 1 : CommentLength(rest, isNested);
            if (length <= 0)
                break;
            rest = rest[length..];
        }

        var word = Word(rest);
        rest = rest[word.Length..];
        return word;
    }
}
