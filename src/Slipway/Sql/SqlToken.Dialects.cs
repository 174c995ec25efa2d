namespace Slipway.Sql;

/// <summary>The tokens and statements that not every dialect has.</summary>
static partial class SqlToken
{
    /// <summary>What ends the rows of a COPY, alone on its line.</summary>
    public const string EndOfRows = "\\.";

    /// <summary>
    /// The length of <c>'…'</c> behind an E, in which a backslash hides the letter behind it, or <see cref="Endless"/>. A
    /// string that goes on below is one string, and its parts have the backslashes of the first.
    /// </summary>
    public static int EscapedLength(ReadOnlySpan<char> rest)
    {
        var at = 1;
        while (at < rest.Length && rest[at..].IndexOfAny('\'', '\\') is var next and >= 0)
        {
            at += next + 1;
            if (rest[at - 1] == '\\')
                at++;
            else if (at < rest.Length && rest[at] == '\'')
                at++;
            else if (ContinuedAfter(rest[at..]) is var between and > 0)
                at += between + 1;
            else
                return at;
        }

        return Endless;
    }

    /// <summary>The length of the blanks, line end among them, and of the comments before the next part; 0 when there is none.</summary>
    static int ContinuedAfter(ReadOnlySpan<char> rest)
    {
        var at = 0;
        var hasLineEnd = false;
        while (at < rest.Length)
        {
            if (IsBlank(rest[at]))
                hasLineEnd |= rest[at++] == '\n';
            else if (rest[at..].StartsWith("--"))
                at += CommentLength(rest[at..], isNested: true);
            else
                return hasLineEnd && rest[at] == '\'' ? at : 0;
        }

        return 0;
    }

    /// <summary>The length of <c>$tag$…$tag$</c>; 0 when none begins here, or <see cref="Endless"/>.</summary>
    public static int DollarLength(ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < rest.Length && rest[length] != '$' && IsWordLetter(rest[length]))
            length++;
        if (length == rest.Length || rest[length] != '$' || char.IsAsciiDigit(rest[1]))
            return 0;
        length++;
        return rest[length..].IndexOf(rest[..length]) is var end and >= 0 ? end + (2 * length) : Endless;
    }

    /// <summary>The word behind <c>CREATE [OR REPLACE]</c>; empty for any other statement.</summary>
    public static ReadOnlySpan<char> CreatedBy(ReadOnlySpan<char> rest)
    {
        if (rest is not ['c' or 'C', ..] || !Is(NextWord(ref rest, isNested: true), "create"))
            return [];
        var word = NextWord(ref rest, isNested: true);
        if (!Is(word, "or"))
            return word;
        NextWord(ref rest, isNested: true);
        return NextWord(ref rest, isNested: true);
    }

    /// <summary>Whether the statement is a COPY whose rows come from who sends it.</summary>
    public static bool IsCopyFromClient(ReadOnlySpan<char> rest)
    {
        if (rest is not ['c' or 'C', ..] || !Is(NextWord(ref rest, isNested: true), "copy"))
            return false;

        // COPY (query) TO has a parenthesis where a table's name would be.
        for (var isFirst = true; ; isFirst = false)
        {
            var word = NextWord(ref rest, isNested: true);
            if (Is(word, "from"))
                return NextWord(ref rest, isNested: true) is var where && (Is(where, "stdin") || Is(where, "stdout"));
            if (!word.IsEmpty)
                continue;
            if (rest.IsEmpty || (isFirst && rest[0] == '('))
                return false;
            var quoted = rest[0] == '"' ? QuotedLength(rest) : 1;
            rest = quoted == Endless ? [] : rest[quoted..];
        }
    }

    /// <summary>The length of the rows up to the line that ends them, or <see cref="Endless"/>.</summary>
    public static int RowsLength(ReadOnlySpan<char> rest)
    {
        for (var at = 0; rest[at..].IndexOf(EndOfRows) is var next and >= 0; at += next + EndOfRows.Length)
        {
            var start = at + next;
            var end = start + EndOfRows.Length;
            if ((start == 0 || rest[start - 1] == '\n') && (end == rest.Length || rest[end] == '\n'))
                return start;
        }

        return Endless;
    }

    /// <summary>Whether the statement sets standard_conforming_strings to anything but on.</summary>
    public static bool SetsBackslashStrings(ReadOnlySpan<char> statement)
    {
        const string setting = "standard_conforming_strings";
        var rest = statement;
        if (rest is not ['s' or 'S', ..] || !Is(NextWord(ref rest, isNested: true), "set"))
            return false;
        var name = rest.IndexOf(setting, StringComparison.OrdinalIgnoreCase);
        if (name < 0)
            return false;

        rest = rest[(name + setting.Length)..].TrimStart(" \t\n\f\"=");
        var value = NextWord(ref rest, isNested: true);
        if (Is(value, "to"))
            value = NextWord(ref rest, isNested: true);
        if (value.IsEmpty)
            value = Word(rest.TrimStart(" \t\n\f'"));
        return !(Is(value, "on") || Is(value, "true") || Is(value, "yes") || value is "1");
    }
}
