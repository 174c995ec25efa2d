using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Sql;

/// <summary>Splits one text, and finds everything that makes it unfit to run.</summary>
/// <remarks>The text has no line end but <c>\n</c>.</remarks>
sealed class SqlSplitter(string text, int firstLine, string path, SqlDialect dialect)
{
    /// <summary>What is shown of a statement beyond its fault.</summary>
    const int ShownBeyond = 2000;

    readonly ImmutableArray<SqlStatement>.Builder statements = ImmutableArray.CreateBuilder<SqlStatement>();
    readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();

    // Positions are asked for in ascending order: each line is counted once.
    int counted;
    int line = firstLine;
    int lineStart;

    public Outcome<SqlScript> Split()
    {
        if (text.IndexOf('\0', StringComparison.Ordinal) is var nul and >= 0)
        {
            CountTo(nul);
            return SqlProblem.Nul(new Place(path, line, nul - lineStart + 1));
        }

        var lexer = new SqlLexer(text, dialect);
        while (lexer.MoveNext())
        {
            CountTo(lexer.Start);
            if (lexer.Fault is { } fault)
                problems.Add(ProblemOf(fault, lexer.Start));
            else
                statements.Add(lexer.HasRows ? WithRows(lexer) : StatementAt(lexer.Start, lexer.End));
        }

        return problems.Count > 0
            ? problems.ToImmutable()
            : new SqlScript(new HeldStatements(statements.DrainToImmutable(), dialect));
    }

    SqlStatement StatementAt(int start, int end) => new(text[start..end], start, line, start - lineStart + 1);

    SqlStatement WithRows(in SqlLexer lexer)
    {
        var statement = StatementAt(lexer.Start, lexer.End);
        CountTo(lexer.RowsStart);
        return statement with { Data = new HeldRows(text.AsMemory(lexer.RowsStart, lexer.RowsEnd - lexer.RowsStart), line) };
    }

    Problem ProblemOf(SqlFault fault, int start)
    {
        var shown = StatementAt(start, Math.Min(text.Length, fault.Offset + ShownBeyond));
        var (faultLine, column) = shown.PositionOf(fault.Offset - start);
        return SqlProblem.Of(fault, text, new Place(path, faultLine, column)) with
        {
            Excerpt = Excerpt.Of(shown, fault.Offset - start),
        };
    }

    void CountTo(int offset)
    {
        var passed = text.AsSpan(counted, offset - counted);
        if (passed.LastIndexOf('\n') is var last and >= 0)
        {
            line += passed.Count('\n');
            lineStart = counted + last + 1;
        }

        counted = offset;
    }
}
