using System.Buffers;

namespace Slipway.Sql;

/// <summary>
/// Finds where the statements of a text begin and end, in one pass. It knows only what may hide a semicolon, and jumps
/// from one character that matters to the next.
/// </summary>
/// <remarks>
/// The text has no line end but <c>\n</c>. If it is not whole, it ends with a line, and more follows: then a statement without
/// a semicolon has not ended where it does.
/// </remarks>
ref partial struct SqlLexer(ReadOnlySpan<char> text, SqlDialect dialect, bool isWhole = true)
{
    const string Blanks = " \t\n\f";
    readonly ReadOnlySpan<char> text = text;
    SearchValues<char> stops = dialect.Stops;
    int at;
    int limit;
    int unread;
    int depth;
    SqlFault parenthesis;
    SqlFault lastToken;
    bool inBody;
    bool mayEndBody;
    SqlFault body;
    bool isRule;

    /// <summary>Where the last token ends that a word behind it does not belong to.</summary>
    int tokenEnd;

    /// <summary>The place up to which was read.</summary>
    public readonly int Position => at;

    /// <summary>Where the statement's text begins, behind blanks and comments.</summary>
    public int Start { get; private set; }

    /// <summary>Where the statement's text ends, before blanks, comments and the semicolon.</summary>
    public int End { get; private set; }

    /// <summary>Whether a statement has begun and not yet ended.</summary>
    public bool IsInStatement { get; private set; }

    /// <summary>Whether a semicolon ends the statement, and not the end of the text.</summary>
    public bool HasSemicolon { get; private set; }

    /// <summary>What is wrong with the statement.</summary>
    public SqlFault? Fault { get; private set; }

    /// <summary>Whether rows belong to the statement.</summary>
    public bool HasRows { get; private set; }

    /// <summary>Where the rows begin.</summary>
    public int RowsStart { get; private set; }

    /// <summary>Where the rows end.</summary>
    public int RowsEnd { get; private set; }

    /// <summary>What the place up to which was read lies inside of, if a comment begins there; else <see langword="null"/>.</summary>
    public readonly SqlFault? Inside =>
        at > limit ? lastToken
        : depth > 0 ? parenthesis
        : inBody ? body
        : null;

    /// <summary>Goes to the end of the next statement; empty ones and comments are passed over.</summary>
    /// <returns>Whether there is one. A comment without an end counts as one, for it must not be passed over.</returns>
    public bool MoveNext() => MoveNext(text.Length);

    /// <summary>Goes to the end of the next statement, or to a place before it.</summary>
    /// <param name="end">The place; one that is asked for must not lie before the last.</param>
    /// <returns>Whether a statement has ended before that place.</returns>
    public bool MoveNext(int end)
    {
        limit = end;
        if (!IsInStatement && !Begin())
            return false;
        var hasEnded = false;
        while (!hasEnded && at < limit)
            hasEnded = Advance();
        if (!hasEnded && isWhole && limit == text.Length)
            hasEnded = EndWithText();
        IsInStatement = !hasEnded;
        return hasEnded;
    }

    /// <returns>Whether a statement begins before the limit.</returns>
    bool Begin()
    {
        Fault = null;
        depth = 0;
        inBody = mayEndBody = false;
        SkipEmptyStatements();
        if (at >= limit && Fault is null)
            return false;
        Start = End = Fault?.Offset ?? at;
        unread = at;
        HasSemicolon = false;
        if (dialect.TriggerBodies && SqlToken.BeginTrigger(text[at..]))
            (inBody, body) = (true, new SqlFault(SqlFaultKind.Body, Start));
        if (KnowsMore)
            NoteBeginning();
        return true;
    }

    /// <summary>Goes to the next character that matters, and over what it begins.</summary>
    /// <returns>Whether the statement has ended.</returns>
    bool Advance()
    {
        if (mayEndBody && !EndBody())
            return false;
        if (at == Start && text[at..] is ['.', var letter, ..] && char.IsAsciiLetter(letter))
            return EndWithCommand(SqlFaultKind.ShellCommand);
        var stop = text[at..limit].IndexOfAny(stops);
        at = stop < 0 ? limit : at + stop;
        return stop >= 0 && Pass(text[at]);
    }

    /// <summary>Goes over a character that matters, and what it begins.</summary>
    /// <returns>Whether the statement has ended.</returns>
    bool Pass(char stop)
    {
        switch (stop)
        {
            case ';' when depth > 0 && isRule:
                break;
            case ';' when depth > 0:
                Fault ??= parenthesis with { Kind = SqlFaultKind.CutParenthesis };
                return EndHere();
            case ';' when inBody:
                mayEndBody = true;
                break;
            case ';':
                return EndHere();
            case '\\':
                return EndWithCommand(SqlFaultKind.PsqlCommand);
            case '(':
                if (depth++ == 0)
                    parenthesis = new SqlFault(SqlFaultKind.Parenthesis, at);
                break;
            case ')':
                depth = Math.Max(0, depth - 1);
                break;
            case '-' or '/':
                if (SkipComment())
                    return false;
                break;
            case '$':
                SkipDollar();
                return false;
            case 'b' or 'B':
                SkipRoutineWord();
                return false;
            case '\'' when dialect.EscapeStrings && IsEscapePrefix(WordBefore()):
                SkipToken(SqlFaultKind.String, SqlToken.EscapedLength(text[at..]));
                return false;
            default:
                SkipToken(stop == '\'' ? SqlFaultKind.String : SqlFaultKind.Name, SqlToken.QuotedLength(text[at..]));
                return false;
        }

        at++;
        return false;
    }

    bool EndHere()
    {
        Read(at);
        HasSemicolon = true;
        at++;
        if (KnowsMore)
            NoteEnd();
        return true;
    }

    /// <summary>
    /// Behind a semicolon in a body: goes over END, if that follows. Whatever follows a semicolon in a body is END or
    /// begins a statement, and no statement begins with END. So this END cannot be that of a CASE, and a column named
    /// "end" cannot be taken for it.
    /// </summary>
    /// <returns>Whether it is known what follows.</returns>
    bool EndBody()
    {
        SkipBlanks();
        if (at >= limit)
            return false;
        mayEndBody = false;
        var word = SqlToken.Word(text[at..]);
        inBody = !SqlToken.Is(word, "end");
        at += inBody ? 0 : word.Length;
        return at < limit;
    }

    /// <summary>Another program's command ends with its line, and the statement before it with it.</summary>
    bool EndWithCommand(SqlFaultKind kind)
    {
        lastToken = new SqlFault(kind, at);
        Fault ??= lastToken;
        at += text[at..].IndexOf('\n') is var end and >= 0 ? end : text.Length - at;
        Read(at);
        return true;
    }

    bool EndWithText()
    {
        Read(text.Length);
        if (depth > 0)
            Fault ??= parenthesis;
        if (inBody)
            Fault ??= body;
        if (KnowsMore)
            NoteEnd();
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

    void SkipEmptyStatements()
    {
        SkipBlanks();
        while (at < limit && text[at] == ';')
        {
            at++;
            SkipBlanks();
        }
    }

    void SkipBlanks()
    {
        while (at < limit)
        {
            if (SqlToken.IsBlank(text[at]))
                at++;
            else if (!SkipComment())
                return;
        }
    }

    /// <summary>Goes over the comment that begins here, if one does.</summary>
    bool SkipComment()
    {
        var length = SqlToken.CommentLength(text[at..], dialect.NestedComments);
        if (length == 0)
            return false;
        Read(at);
        SkipToken(SqlFaultKind.Comment, length);
        unread = at;
        return true;
    }

    void SkipToken(SqlFaultKind kind, int length)
    {
        lastToken = new SqlFault(kind, at);
        if (length == SqlToken.Endless)
            Fault ??= lastToken;
        at = length == SqlToken.Endless ? text.Length : at + length;
        tokenEnd = at;
    }
}
