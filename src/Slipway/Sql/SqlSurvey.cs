namespace Slipway.Sql;

/// <summary>
/// Reads a text from one comment to the next, and tells what it is inside of there: whether a line is a comment or a part
/// of a string can be told only from the text before it.
/// </summary>
/// <remarks>The text has no line end but <c>\n</c>.</remarks>
ref struct SqlSurvey(ReadOnlySpan<char> text, SqlDialect dialect)
{
    readonly ReadOnlySpan<char> text = text;
    SqlLexer lexer = new(text, dialect);
    int firstStatement = -1;
    SqlFault? lastFault;

    /// <summary>Where the first statement begins; negative as long as there is none.</summary>
    public readonly int FirstStatement => firstStatement;

    /// <summary>Whether anything makes what was read unfit to run.</summary>
    public bool HasFault { get; private set; }

    /// <summary>What the place up to which was read lies inside of; <see langword="null"/> for nothing.</summary>
    public readonly SqlFault? Inside => lexer.Inside;

    /// <summary>
    /// Whether, at the end, nothing follows the last statement, no semicolon and no line end, and its last letter does not
    /// say that it is the last one of its word, number, string or sign: more of it may be missing, and nobody could tell.
    /// </summary>
    public readonly bool MayBeCut =>
        firstStatement >= 0 && lastFault is null && !lexer.HasSemicolon && lexer.End == text.Length && text[^1] is not (')' or ']');

    /// <summary>Reads on.</summary>
    /// <param name="end">A place at which a comment seems to begin, or the end; none that lies before the last.</param>
    public void ReadTo(int end)
    {
        while (lexer.MoveNext(end))
        {
            NoteStatement();
            lastFault = lexer.Fault;
            HasFault |= lastFault is not null;
        }

        if (lexer.IsInStatement)
            NoteStatement();
    }

    /// <summary>Whether the text, read to its end, would end inside of something.</summary>
    public readonly bool EndsInside()
    {
        var ahead = this;
        ahead.ReadTo(text.Length);
        return ahead.lastFault is { IsOpen: true };
    }

    /// <summary>A comment without an end is no statement.</summary>
    void NoteStatement()
    {
        if (firstStatement < 0 && (lexer.End > lexer.Start || lexer.Fault is null))
            firstStatement = lexer.Start;
    }
}
