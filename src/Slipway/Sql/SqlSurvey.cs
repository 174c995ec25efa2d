namespace Slipway.Sql;

/// <summary>What a text holds, as far as one must know to take a file apart: found without making its statements.</summary>
/// <param name="FirstStatement">Where the first statement begins; negative when there is none.</param>
/// <param name="Fault">The first thing that makes the text unfit to run; <see langword="null"/> when it is fit.</param>
/// <param name="Open">What the text ends inside of; <see langword="null"/> when it ends outside of everything.</param>
/// <param name="MayBeCut">
/// Whether nothing follows the last statement, no semicolon and no line end, and its last letter does not say that it is
/// the last one of its word, number, string or sign: more of it may be missing, and nobody could tell.
/// </param>
readonly record struct SqlSurvey(int FirstStatement, SqlFault? Fault, SqlFault? Open, bool MayBeCut)
{
    /// <summary>Surveys a text, which has no line end but <c>\n</c>.</summary>
    public static SqlSurvey Of(ReadOnlySpan<char> text, SqlDialect dialect)
    {
        var lexer = new SqlLexer(text, dialect);
        var first = -1;
        SqlFault? fault = null;
        SqlFault? last = null;
        while (lexer.MoveNext())
        {
            if (first < 0)
                first = lexer.Start;
            last = lexer.Fault;
            fault ??= last;
        }

        // A comment without an end belongs to no statement.
        last = lexer.Fault ?? last;
        fault ??= last;
        var isBare = first >= 0 && last is null && !lexer.HasSemicolon && lexer.End == text.Length;
        return new SqlSurvey(first, fault, last is { IsOpen: true } ? last : null, isBare && text[^1] is not (')' or ']'));
    }
}
