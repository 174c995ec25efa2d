using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>
/// Takes the text of one file apart: which marker stands where, and whether it is one at all. Whether a line is a marker
/// or a part of a string can be told only by reading the SQL before it, so each section is surveyed from marker to marker.
/// </summary>
/// <remarks>The text has no line end but <c>\n</c>.</remarks>
ref struct MigrationOutline(ReadOnlySpan<char> text, string path, bool isRepeatable, SqlDialect dialect, List<Problem> problems)
{
    readonly ReadOnlySpan<char> text = text;

    /// <summary>The section in which the text is that comes next; <see langword="null"/> above all sections.</summary>
    string? section;

    int sectionLine;
    int start;
    SqlSurvey survey = new(text, dialect);
    bool? endsInside;

    // Positions are almost always asked for in ascending order: each line is counted once.
    int counted;
    int line = 1;

    public MigrationHeader Header { get; } = new(path, isRepeatable, problems);

    public SqlSection? Up { get; private set; }

    public SqlSection? Down { get; private set; }

    public SqlSection? Verify { get; private set; }

    /// <summary>Whether the up section holds a statement.</summary>
    public bool HasStatements { get; private set; }

    /// <summary>The line of the first statement above all sections; 0 when there is none.</summary>
    public int StrayLine { get; private set; }

    /// <summary>Goes through the file.</summary>
    /// <param name="candidates">What looks like a marker, in the order of the text.</param>
    public void Read(List<MarkerLine> candidates)
    {
        foreach (var candidate in candidates)
        {
            survey.ReadTo(candidate.Start - start);
            if (survey.Inside is not { } open)
                ReadMarker(candidate);
            else if (candidate.IsMarker && !ReportInside(candidate, open))
                return;
        }

        Close(text.Length, next: null);
        if (survey.MayBeCut)
            problems.Add(MarkerProblem.CutOff(new Place(path, LineOf(text.Length))));
    }

    void ReadMarker(MarkerLine candidate)
    {
        var candidateLine = LineOf(candidate.Start);
        var where = new Place(path, candidateLine);
        if (!candidate.IsMarker)
        {
            ReportHint(candidate, where);
            return;
        }

        var typed = candidate.NameIn(text);
        if (MarkerNames.Find(typed) is not { } name)
            problems.Add(MarkerProblem.Unknown(where, candidate.TextIn(text), MarkerNames.Meant(typed.ToString())));
        else if (MarkerNames.IsSection(name))
            Begin(name, candidate, candidateLine);
        else if (section is not null)
            problems.Add(MarkerProblem.AfterSection(where, name, section));
        else
            ReadHeader(name, candidate, candidateLine);
    }

    void ReportHint(MarkerLine candidate, Place where)
    {
        var shown = candidate.TextIn(text);
        if (MarkerHint.Of(shown) is { } hint)
        {
            problems.Add(hint.Tool is null
                ? MarkerProblem.NearMiss(where, shown, hint.Marker)
                : MarkerProblem.Foreign(where, shown, hint.Tool, hint.Marker));
        }
    }

    /// <summary>The file goes on inside of something: either the marker belongs to that, or that has no end.</summary>
    /// <returns>Whether it has an end, so that what follows can be told.</returns>
    bool ReportInside(MarkerLine candidate, SqlFault open)
    {
        endsInside ??= survey.EndsInside();
        if (endsInside is true)
        {
            Close(text.Length, next: null);
            return false;
        }

        var openLine = LineOf(start) + text.Slice(start, open.Offset).Count('\n');
        problems.Add(MarkerProblem.Inside(new Place(path, LineOf(candidate.Start)), candidate.TextIn(text), open, openLine));
        return true;
    }

    void ReadHeader(string name, MarkerLine candidate, int candidateLine)
    {
        NoteStray();
        if (StrayLine > 0 && isRepeatable)
            problems.Add(MarkerProblem.AfterSection(new Place(path, candidateLine), name, "up"));
        else
            Header.Read(name, candidate.ArgumentsIn(text).ToString(), candidateLine);
        StartAt(candidate.End);
    }

    void Begin(string name, MarkerLine candidate, int candidateLine)
    {
        Close(candidate.Start, next: name);
        var where = new Place(path, candidateLine);
        if (LineOfSection(name) is var first and > 0)
            problems.Add(MarkerProblem.Twice(where, name, first - 1));
        else if (name == "down" && isRepeatable)
            problems.Add(MarkerProblem.NotRepeatable(where, name));
        else if (name != "up" && Up is null)
            problems.Add(MarkerProblem.BeforeUp(where, name));
        Header.ReadSection(name, candidate.ArgumentsIn(text).ToString(), candidateLine);
        section = name;
        sectionLine = candidateLine + 1;
        StartAt(Math.Min(candidate.End + 1, text.Length));
    }

    void StartAt(int offset)
    {
        start = offset;
        survey = new SqlSurvey(text[offset..], dialect);
        endsInside = null;
    }

    readonly int LineOfSection(string name) =>
        (name switch { "up" => Up, "down" => Down, _ => Verify })?.Line ?? 0;

    /// <summary>The section that has begun, or what stands above all sections, ends.</summary>
    void Close(int end, string? next)
    {
        survey.ReadTo(end - start);
        var hasStatements = survey.FirstStatement >= 0;
        if (survey.HasFault)
            problems.AddRange(SqlScript.Split(text[start..end].ToString(), LineOf(start), path, dialect).Problems);

        // Without markers the whole text of a repeatable file is its up section.
        if (section is null && isRepeatable && hasStatements && next != "up")
            (section, sectionLine) = ("up", LineOf(start));
        if (section is null)
            NoteStray();
        else if (section == "up")
            (Up, HasStatements) = (SectionUpTo(end), hasStatements);
        else if (section == "down")
            Down = SectionUpTo(end);
        else
            Verify = SectionUpTo(end);
    }

    readonly SqlSection SectionUpTo(int end) => new(text[start..end].ToString(), sectionLine);

    void NoteStray()
    {
        if (survey.FirstStatement >= 0 && StrayLine == 0)
            StrayLine = LineOf(start) + text.Slice(start, survey.FirstStatement).Count('\n');
    }

    int LineOf(int offset)
    {
        if (offset < counted)
            (counted, line) = (0, 1);
        line += text[counted..offset].Count('\n');
        counted = offset;
        return line;
    }
}
