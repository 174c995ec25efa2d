using Slipway.Sql;

namespace Slipway.Files;

/// <summary>Reads the statements of a section that stays in its file, one after the other.</summary>
sealed class StatementReader(LargeSection section, SqlDialect dialect) : IDisposable
{
    /// <summary>The characters after which the statements are cleared away that have run.</summary>
    const int Clearing = 4 << 20;

    readonly TextWindow window = section.File.OpenAt(section.Start, section.End);
    bool isInRows;
    int passed;

    /// <summary>Where in the window the text begins that comes next, and where in the file that is.</summary>
    int at;
    int line = section.Line;
    long lineStart = section.Start;

    /// <summary>The next statement; <see langword="null"/> at the end.</summary>
    public SqlStatement? Next()
    {
        while (true)
        {
            if (isInRows)
                SkipRows();
            var lexer = new SqlLexer(window.Text[at..], dialect, window.IsAtEnd);
            if (lexer.MoveNext())
                return Take(lexer);
            if (window.IsAtEnd)
                return null;
            PassTo(at + (lexer.IsInStatement ? lexer.Start : lexer.Position));
            Slide();
        }
    }

    SqlStatement Take(in SqlLexer lexer)
    {
        var begin = at;
        PassTo(begin + lexer.Start);
        var offset = window.Offset + at;
        var statement = new SqlStatement(
            window.Text[at..(begin + lexer.End)].ToString(),
            (int)Math.Min(int.MaxValue, offset - section.Start),
            line,
            (int)(offset - lineStart) + 1);
        if (!lexer.HasRows)
        {
            PassTo(begin + lexer.Position);
            return statement;
        }

        PassTo(begin + lexer.RowsStart);
        isInRows = true;
        return statement with { Data = new StoredRows(section.File, window.Offset + at, section.End, line) };
    }

    void SkipRows()
    {
        int length;
        while ((length = SqlToken.RowsLength(window.Text[at..])) == SqlToken.Endless && !window.IsAtEnd)
        {
            PassTo(window.Text.Length);
            Slide();
        }

        PassTo(length == SqlToken.Endless ? window.Text.Length : at + length + SqlToken.EndOfRows.Length);
        isInRows = false;
    }

    void Slide()
    {
        passed += at;
        window.Slide(at);
        at = 0;
        if (passed < Clearing)
            return;

        // By itself the collector waits for as many bytes as the processor's cache has, which may be hundreds of millions.
        passed = 0;
        GC.Collect(generation: 0, GCCollectionMode.Forced, blocking: true);
    }

    void PassTo(int next)
    {
        var text = window.Text[at..next];
        if (text.LastIndexOf('\n') is var last and >= 0)
        {
            line += text.Count('\n');
            lineStart = window.Offset + at + last + 1;
        }

        at = next;
    }

    public void Dispose() => window.Dispose();
}
