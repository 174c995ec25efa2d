namespace Slipway.PostgreSql.Statements;

/// <summary>
/// Reads a statement word by word, without blanks and comments. What is no keyword can be none: a quoted name keeps its
/// quotes, a string is its first quote, and anything else is a single character.
/// </summary>
ref struct StatementWords(ReadOnlySpan<char> text)
{
    ReadOnlySpan<char> rest = text;

    /// <summary>The next word; empty at the end.</summary>
    public ReadOnlySpan<char> Next()
    {
        SkipBlanks();
        var length = rest switch
        {
            [] => 0,
            ['"' or '\'', ..] => QuotedLength(),
            [var letter, ..] when IsLetter(letter) => WordLength(),
            _ => 1,
        };
        var word = rest[..length];
        rest = rest[length..];
        return word is ['\'', ..] ? word[..1] : word;
    }

    /// <summary>Goes on if the next word is that keyword.</summary>
    public bool Skip(string keyword)
    {
        var before = rest;
        if (Is(Next(), keyword))
            return true;
        rest = before;
        return false;
    }

    /// <summary>Goes on if the next word is one that an option takes for no.</summary>
    public bool SkipNo() => Skip("false") || Skip("off") || Skip("no") || Skip("0");

    /// <summary>What is left.</summary>
    public readonly ReadOnlySpan<char> Rest => rest;

    /// <summary>Goes over the name of an object, with its schema.</summary>
    public void SkipName()
    {
        Next();
        while (Skip("."))
            Next();
    }

    /// <summary>Goes over the name of an object, with its schema, and gives it as it is written.</summary>
    public string Name()
    {
        SkipBlanks();
        var before = rest;
        SkipName();
        return before[..^rest.Length].Trim().ToString();
    }

    /// <summary>Whether the keyword comes anywhere in what is left.</summary>
    public readonly bool Has(string keyword)
    {
        var ahead = this;
        while (ahead.Next() is { IsEmpty: false } word)
        {
            if (Is(word, keyword))
                return true;
        }

        return false;
    }

    public static bool Is(ReadOnlySpan<char> word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$' or > '\x7f';

    readonly int WordLength()
    {
        var length = 1;
        while (length < rest.Length && IsLetter(rest[length]))
            length++;
        return length;
    }

    readonly int QuotedLength()
    {
        var at = 1;
        while (rest[at..].IndexOf(rest[0]) is var next and >= 0)
        {
            at += next + 1;
            if (at == rest.Length || rest[at] != rest[0])
                return at;
            at++;
        }

        return rest.Length;
    }

    /// <summary>Goes over blanks and comments.</summary>
    public void SkipBlanks()
    {
        while (true)
        {
            rest = rest.TrimStart();
            if (rest.StartsWith("--"))
                rest = rest.IndexOf('\n') is var line and >= 0 ? rest[line..] : [];
            else if (rest.StartsWith("/*"))
                SkipComment();
            else
                return;
        }
    }

    /// <summary>A comment may hold others.</summary>
    void SkipComment()
    {
        var level = 0;
        do
        {
            var step = rest switch { ['/', '*', ..] => 1, ['*', '/', ..] => -1, _ => 0 };
            level += step;
            rest = rest[(step == 0 ? 1 : 2)..];
        }
        while (level > 0 && !rest.IsEmpty);
    }
}
