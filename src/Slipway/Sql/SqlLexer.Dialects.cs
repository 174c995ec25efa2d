namespace Slipway.Sql;

/// <summary>What not every dialect has: strings between dollars, E'…', bodies of routines, rules, rows behind a COPY.</summary>
ref partial struct SqlLexer
{
    readonly bool KnowsMore => dialect.RoutineBodies || dialect.CopyRows || dialect.EscapeStrings;

    void NoteBeginning()
    {
        var what = dialect.RoutineBodies ? SqlToken.CreatedBy(text[at..]) : [];
        isRule = SqlToken.Is(what, "rule");
        stops = SqlToken.Is(what, "function") || SqlToken.Is(what, "procedure") ? SqlDialect.StopsInRoutine : dialect.Stops;
        HasRows = false;
    }

    void NoteEnd()
    {
        var statement = text[Start..End];
        if (dialect.EscapeStrings && SqlToken.SetsBackslashStrings(statement))
            Fault ??= new SqlFault(SqlFaultKind.BackslashStrings, Start);
        if (dialect.CopyRows && SqlToken.IsCopyFromClient(statement))
            TakeRows();
    }

    /// <summary>The rows begin on the line below, and end with a line that is <c>\.</c></summary>
    void TakeRows()
    {
        var line = text[at..];
        var lineEnd = line.IndexOf('\n');
        var rest = (lineEnd < 0 ? line : line[..lineEnd]).TrimStart(Blanks);
        if (!rest.IsEmpty && !rest.StartsWith("--"))
            Fault ??= new SqlFault(SqlFaultKind.CopyLine, at + line.IndexOfAnyExcept(Blanks));

        HasRows = true;
        RowsStart = lineEnd < 0 ? text.Length : at + lineEnd + 1;
        var length = SqlToken.RowsLength(text[RowsStart..]);
        RowsEnd = length == SqlToken.Endless ? text.Length : RowsStart + length;
        lastToken = new SqlFault(SqlFaultKind.CopyRows, Start);
        if (length == SqlToken.Endless)
            Fault ??= lastToken;
        at = tokenEnd = length == SqlToken.Endless ? text.Length : RowsEnd + SqlToken.EndOfRows.Length;
    }

    /// <summary>A dollar is a letter of a name, begins a parameter, or quotes.</summary>
    void SkipDollar()
    {
        var rest = text[at..];
        if (!dialect.DollarQuotes)
            at++;
        else if (!WordBefore().IsEmpty)
            at += SqlToken.Word(rest).Length;
        else if (SqlToken.DollarLength(rest) is var length and not 0)
            SkipToken(SqlFaultKind.DollarString, length);
        else
            at += rest[1..].IndexOfAnyExceptInRange('0', '9') is var digits and >= 0 ? digits + 1 : rest.Length;
        tokenEnd = at;
    }

    /// <summary>BEGIN ATOMIC begins a body that holds statements.</summary>
    void SkipRoutineWord()
    {
        var isWord = at == tokenEnd || !SqlToken.IsWordLetter(text[at - 1]);
        var rest = text[at..];
        var word = SqlToken.Word(rest);
        lastToken = new SqlFault(SqlFaultKind.RoutineBody, at);
        at = tokenEnd = at + word.Length;
        if (!isWord || inBody || depth > 0 || !SqlToken.Is(word, "begin"))
            return;

        rest = rest[word.Length..];
        if (!SqlToken.Is(SqlToken.NextWord(ref rest, isNested: true), "atomic"))
            return;
        at = tokenEnd = text.Length - rest.Length;
        body = lastToken;
        inBody = mayEndBody = true;
    }

    /// <summary>The name or keyword that ends here, without the digits of a number before it; empty when none does.</summary>
    readonly ReadOnlySpan<char> WordBefore()
    {
        var from = at;
        while (from > tokenEnd && from > Start && SqlToken.IsWordLetter(text[from - 1]))
            from--;
        return text[from..at].TrimStart("0123456789");
    }

    static bool IsEscapePrefix(ReadOnlySpan<char> word) => word is ['e' or 'E'];
}
