using System.Text;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>
/// Reads a large file once, from its beginning to its end. It finds out about its statements what must be known before they
/// run, and makes an extract: a text with the same lines, in which markers, and whatever may be wrong, are as they are, and
/// nothing else is. So the extract can be read like any small file.
/// </summary>
sealed class LargeFileScan(TextWindow window, SqlDialect dialect, int longestHeld)
{
    readonly StringBuilder extract = new();
    readonly List<MarkerLine> candidates = [];
    readonly List<ScannedPart> parts = [];
    ScannedPart part = new(line: 1, start: 0, longestHeld);
    bool isInRows;
    bool hasSection;
    bool hasSign;

    /// <summary>Where in the window the text begins that comes next; up to where it was appended to the part.</summary>
    int at;
    int appended;
    int line = 1;
    long lineStart;

    /// <summary>The extract.</summary>
    public string Extract => extract.ToString();

    /// <summary>What lies between the markers, in order.</summary>
    public IReadOnlyList<ScannedPart> Parts => parts;

    /// <summary>Reads all of it, or up to where it is no text.</summary>
    public void Run()
    {
        do
        {
            AppendToPart();
            window.Slide(at);
            at = appended = 0;
            candidates.Clear();
            MarkerScan.Find(window.Text, candidates);
            ScanWindow();
        }
        while (!window.IsAtEnd);
        AppendToPart();
        parts.Add(part);
    }

    void ScanWindow()
    {
        while (!isInRows || PassRows())
        {
            if (!ScanStatements())
                return;
        }
    }

    /// <returns>Whether rows come next; otherwise the window is read.</returns>
    bool ScanStatements()
    {
        var begin = at;
        var lexer = new SqlLexer(window.Text[begin..], dialect, window.IsAtEnd);
        foreach (var candidate in candidates)
        {
            if (!candidate.IsMarker || candidate.Start < at)
                continue;
            if (TakeUpTo(ref lexer, begin, candidate.Start))
                return true;
            if (lexer.Inside is not null || !Divides(candidate))
                continue;
            if (lexer.IsInStatement)
                TakeLast(begin + lexer.Start, candidate.Start);
            Pass(candidate.Start, isPlain: true);
            BeginPart(candidate);
            begin = at;
            lexer = new SqlLexer(window.Text[begin..], dialect, window.IsAtEnd);
        }

        if (TakeUpTo(ref lexer, begin, window.Text.Length))
            return true;
        Pass(begin + (lexer.IsInStatement ? lexer.Start : lexer.Position), isPlain: true);
        return false;
    }

    /// <summary>Whether a marker begins something new: others are wrong, and said to be.</summary>
    bool Divides(MarkerLine marker)
    {
        var name = MarkerNames.Find(marker.NameIn(window.Text));
        var isSection = name is not null && MarkerNames.IsSection(name);
        var divides = isSection || (name is not null && !hasSection);
        hasSection |= isSection;
        return divides;
    }

    /// <returns>Whether rows come next.</returns>
    bool TakeUpTo(ref SqlLexer lexer, int begin, int end)
    {
        while (lexer.MoveNext(end - begin))
        {
            Take(lexer, begin);
            if (lexer.HasRows)
                return isInRows = true;
        }

        return false;
    }

    void Take(in SqlLexer lexer, int begin)
    {
        var start = begin + lexer.Start;
        if (lexer.HasRows || lexer.Fault is null)
            Count(start, begin + lexer.End);

        var isPlain = lexer is { Fault: null, HasSemicolon: true, HasRows: false };
        if (isPlain && !HasCandidate(at, begin + lexer.Position))
            Stand(start, begin + lexer.Position);
        else
            Pass(begin + (lexer.HasRows ? lexer.RowsStart : lexer.Position), isPlain: false);
    }

    void Count(int start, int end)
    {
        var text = window.Text[start..end];
        var statement = dialect.MayBeMarked(text) ? new SqlStatement(text.ToString(), 0, LineOf(start), ColumnOf(start)) : null;
        part.Add(statement, statement is null ? StatementNature.Transactional : dialect.NatureOf(statement));
    }

    /// <summary>A marker ends what has no semicolon.</summary>
    void TakeLast(int start, int end)
    {
        var lexer = new SqlLexer(window.Text[start..end], dialect);
        if (lexer.MoveNext())
            Take(lexer, start);
    }

    /// <summary>Of the first statement of a part there is a sign in the extract; the others are nothing but their lines.</summary>
    void Stand(int start, int end)
    {
        Pass(start, isPlain: true);
        if (!hasSign)
            extract.Append("x;");
        hasSign = true;
        Pass(end, isPlain: true);
    }

    bool PassRows()
    {
        var length = SqlToken.RowsLength(window.Text[at..]);
        isInRows = length == SqlToken.Endless;
        PassMarkers(isInRows ? window.Text.Length : at + length);
        if (!isInRows)
            Pass(at + SqlToken.EndOfRows.Length, isPlain: false);
        return !isInRows;
    }

    /// <summary>Goes over rows: only lines that look like markers are in the extract.</summary>
    void PassMarkers(int end)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.Start < at || candidate.Start >= end)
                continue;
            Pass(candidate.Start, isPlain: true);
            Pass(candidate.End, isPlain: false);
        }

        Pass(end, isPlain: true);
    }

    void BeginPart(MarkerLine marker)
    {
        AppendToPart();
        parts.Add(part);
        Pass(Math.Min(marker.End + 1, window.Text.Length), isPlain: false);
        appended = at;
        part = new ScannedPart(line, window.Offset + at, longestHeld);
        hasSign = false;
    }

    /// <summary>Goes on to a place.</summary>
    /// <param name="end">The place.</param>
    /// <param name="isPlain">Whether the extract needs only the lines; it needs all where there is something like a marker.</param>
    void Pass(int end, bool isPlain)
    {
        if (end <= at)
            return;
        var passed = window.Text[at..end];
        var lines = passed.Count('\n');
        if (isPlain && !HasCandidate(at, end))
            extract.Append('\n', lines);
        else
            extract.Append(passed);
        line += lines;
        if (lines > 0)
            lineStart = window.Offset + at + passed.LastIndexOf('\n') + 1;
        at = end;
    }

    bool HasCandidate(int start, int end)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.Start >= start && candidate.Start < end)
                return true;
        }

        return false;
    }

    int LineOf(int start) => line + window.Text[at..start].Count('\n');

    int ColumnOf(int start)
    {
        var before = window.Text[at..start].LastIndexOf('\n');
        return (int)(before < 0 ? window.Offset + start - lineStart : start - at - before - 1) + 1;
    }

    void AppendToPart()
    {
        part.Append(window.Text[appended..at]);
        appended = at;
    }
}
