namespace Slipway.Sql;

/// <summary>
/// Finds where the statements of a text begin and end, in one pass. It knows only what may hide a semicolon, and jumps
/// from one character that matters to the next.
/// </summary>
/// <remarks>The text has no line end but <c>\n</c>.</remarks>
ref struct SqlLexer(ReadOnlySpan<char> text, SqlDialect dialect)
{
    const string Blanks = " \t\n\f";
    readonly ReadOnlySpan<char> text = text;
    int at;
    int unread;
    int depth;
    int parenthesis;
    bool inBody;

    /// <summary>Where the statement's text begins, behind blanks and comments.</summary>
    public int Start { get; private set; }

    /// <summary>Where the statement's text ends, before blanks, comments and the semicolon.</summary>
    public int End { get; private set; }

    /// <summary>Whether a semicolon ends the statement, and not the end of the text.</summary>
    public bool HasSemicolon { get; private set; }

    /// <summary>What is wrong with the statement, or with the comment that ends the text.</summary>
    public SqlFault? Fault { get; private set; }

    /// <summary>Goes to the next statement; empty ones and comments are passed over.</summary>
    /// <returns>Whether there is one. When not, a comment without an end may be the <see cref="Fault"/>.</returns>
    public bool MoveNext()
    {
        Fault = null;
        SkipEmptyStatements();
        if (at == text.Length)
            return false;

        Start = End = unread = at;
        HasSemicolon = false;
        depth = 0;
        if (IsShellCommand())
            return EndWithCommand(SqlFaultKind.ShellCommand);

        inBody = dialect.TriggerBodies && BeginsTrigger();
        while (!Advance())
        {
            // Each advance ends behind a character that matters, or with the statement.
        }

        return true;
    }

    /// <summary>Goes to the next character that matters, and over what it begins.</summary>
    /// <returns>Whether the statement has ended.</returns>
    bool Advance()
    {
        var stop = text[at..].IndexOfAny(dialect.Stops);
        if (stop < 0)
            return EndWithText();

        at += stop;
        switch (text[at])
        {
            case ';' when depth > 0:
                return EndCut();
            case ';':
                return inBody ? EndBody() : EndHere();
            case '\\':
                return EndWithCommand(SqlFaultKind.PsqlCommand);
            case '(':
                if (depth++ == 0)
                    parenthesis = at;
                at++;
                return false;
            case ')':
                depth = Math.Max(0, depth - 1);
                at++;
                return false;
            case '-' or '/':
                if (!SkipComment())
                    at++;
                return false;
            case '\'':
                SkipQuoted('\'', SqlFaultKind.String);
                return false;
            case '[':
                SkipBrackets();
                return false;
            case var quote:
                SkipQuoted(quote, SqlFaultKind.Name);
                return false;
        }
    }

    bool EndHere()
    {
        Read(at);
        HasSemicolon = true;
        at++;
        return true;
    }

    bool EndCut()
    {
        Fault ??= new SqlFault(SqlFaultKind.CutParenthesis, parenthesis);
        return EndHere();
    }

    /// <summary>
    /// At a semicolon in a body: goes over it, and over END if that follows. Whatever follows a semicolon in a body is
    /// END or begins a statement, and no statement begins with END. So this END cannot be that of a CASE, and a column
    /// named "end" cannot be taken for it.
    /// </summary>
    bool EndBody()
    {
        at++;
        SkipBlanks();
        var word = WordAt(at);
        if (!Is(word, "end"))
            return false;

        at += word.Length;
        inBody = false;
        return false;
    }

    /// <summary>Another program's command ends with its line, and the statement before it with it.</summary>
    bool EndWithCommand(SqlFaultKind kind)
    {
        Fault ??= new SqlFault(kind, at);
        at += text[at..].IndexOf('\n') is var end and >= 0 ? end : text.Length - at;
        Read(at);
        return true;
    }

    bool EndWithText()
    {
        at = text.Length;
        Read(at);
        if (depth > 0)
            Fault ??= new SqlFault(SqlFaultKind.Parenthesis, parenthesis);
        if (inBody)
            Fault ??= new SqlFault(SqlFaultKind.Body, Start);
        return true;
    }

    /// <summary>What was passed over up to there belongs to the statement, as far as it is no comment.</summary>
    void Read(int end)
    {
        var length = text[unread..end].TrimEnd(Blanks).Length;
        if (length > 0)
            End = unread + length;
        unread = end;
    }

    /// <summary>Whether a statement begins <c>[EXPLAIN [QUERY PLAN]] CREATE [TEMP] TRIGGER</c>.</summary>
    bool BeginsTrigger()
    {
        if (text[at] is not ('c' or 'C' or 'e' or 'E'))
            return false;

        var start = at;
        var word = NextWord();
        if (Is(word, "explain"))
            word = NextWord();
        if (Is(word, "query") && Is(NextWord(), "plan"))
            word = NextWord();
        var isTrigger = false;
        if (Is(word, "create"))
        {
            word = NextWord();
            isTrigger = Is(Is(word, "temp") || Is(word, "temporary") ? NextWord() : word, "trigger");
        }

        (at, unread, End, Fault) = (start, start, start, null);
        return isTrigger;
    }

    ReadOnlySpan<char> NextWord()
    {
        SkipBlanks();
        var word = WordAt(at);
        at += word.Length;
        return word;
    }

    readonly ReadOnlySpan<char> WordAt(int start)
    {
        var end = start;
        while (end < text.Length && IsWordLetter(text[end]))
            end++;
        return text[start..end];
    }

    void SkipBlanks()
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\n' or '\t' or '\f')
                at++;
            else if (!SkipComment())
                return;
        }
    }

    void SkipEmptyStatements()
    {
        SkipBlanks();
        while (at < text.Length && text[at] == ';')
        {
            at++;
            SkipBlanks();
        }
    }

    /// <summary>Goes over the comment that begins here, if one does.</summary>
    bool SkipComment()
    {
        var rest = text[at..];
        if (rest is not (['-', '-', ..] or ['/', '*', ..]))
            return false;

        Read(at);
        if (rest[0] == '-')
            at += rest.IndexOf('\n') is var end and >= 0 ? end : rest.Length;
        else
            SkipBlockComment();
        unread = at;
        return true;
    }

    void SkipBlockComment()
    {
        var start = at;
        at += 2;
        for (var level = 1; level > 0;)
        {
            var edge = dialect.NestedComments ? text[at..].IndexOfAny('*', '/') : text[at..].IndexOf("*/");
            if (edge < 0)
            {
                Fault ??= new SqlFault(SqlFaultKind.Comment, start);
                at = text.Length;
                return;
            }

            at += edge;
            var step = text[at..] switch { ['*', '/', ..] => -1, ['/', '*', ..] => 1, _ => 0 };
            level += step;
            at += step == 0 ? 1 : 2;
        }
    }

    /// <summary>Goes over a string or a name; its quote, doubled, stands for itself.</summary>
    void SkipQuoted(char quote, SqlFaultKind kind)
    {
        var start = at++;
        while (text[at..].IndexOf(quote) is var next and >= 0)
        {
            at += next + 1;
            if (at == text.Length || text[at] != quote)
                return;
            at++;
        }

        at = text.Length;
        Fault ??= new SqlFault(kind, start);
    }

    void SkipBrackets()
    {
        var close = text[at..].IndexOf(']');
        if (close < 0)
            Fault ??= new SqlFault(SqlFaultKind.Name, at);
        at = close < 0 ? text.Length : at + close + 1;
    }

    readonly bool IsShellCommand() => text[at..] is ['.', var letter, ..] && char.IsAsciiLetter(letter);

    static bool IsWordLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$' or > '\x7f';

    static bool Is(ReadOnlySpan<char> word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
