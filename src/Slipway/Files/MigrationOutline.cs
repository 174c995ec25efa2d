using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>
/// Takes the text of one file apart: which marker stands where, and whether it is one at all. Whether a line is a marker
/// or a part of a string can be told only by reading the SQL before it, so each section is surveyed up to the next marker.
/// </summary>
/// <remarks>The text has no line end but <c>\n</c>.</remarks>
ref struct MigrationOutline(ReadOnlySpan<char> text, string path, bool isRepeatable, SqlDialect dialect, List<Problem> problems)
{
    readonly ReadOnlySpan<char> text = text;

    /// <summary>The section in which the text is that comes next; <see langword="null"/> above all sections.</summary>
    string? section;

    int sectionLine;
    int start;

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
            var survey = SqlSurvey.Of(text[start..candidate.Start], dialect);
            if (survey.Open is not { } open)
                ReadMarker(candidate, survey);
            else if (candidate.IsMarker && !ReportInside(candidate, open))
                return;
        }

        var last = SqlSurvey.Of(text[start..], dialect);
        Close(text.Length, last, next: null);
        if (last.MayBeCut)
            problems.Add(MarkerProblem.CutOff(new Place(path, LineOf(text.Length))));
    }

    void ReadMarker(MarkerLine candidate, SqlSurvey before)
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
            Begin(name, candidate, candidateLine, before);
        else if (section is not null)
            problems.Add(MarkerProblem.AfterSection(where, name, section));
        else
            ReadHeader(name, candidate, candidateLine, before);
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
        if (SqlSurvey.Of(text[start..], dialect).Open is { } still && still == open)
        {
            Close(text.Length, new SqlSurvey(FirstStatement: 0, open, open, MayBeCut: false), next: null);
            return false;
        }

        var openLine = LineOf(start) + text.Slice(start, open.Offset).Count('\n');
        problems.Add(MarkerProblem.Inside(new Place(path, LineOf(candidate.Start)), candidate.TextIn(text), open, openLine));
        return true;
    }

    void ReadHeader(string name, MarkerLine candidate, int candidateLine, SqlSurvey before)
    {
        NoteStray(before);
        if (StrayLine > 0 && isRepeatable)
            problems.Add(MarkerProblem.AfterSection(new Place(path, candidateLine), name, "up"));
        else
            Header.Read(name, candidate.ArgumentsIn(text).ToString(), candidateLine);
        start = candidate.End;
    }

    void Begin(string name, MarkerLine candidate, int candidateLine, SqlSurvey before)
    {
        Close(candidate.Start, before, next: name);
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
        start = Math.Min(candidate.End + 1, text.Length);
    }

    readonly int LineOfSection(string name) =>
        (name switch { "up" => Up, "down" => Down, _ => Verify })?.Line ?? 0;

    /// <summary>The section that has begun, or what stands above all sections, ends.</summary>
    void Close(int end, SqlSurvey survey, string? next)
    {
        var hasStatements = survey.FirstStatement >= 0;
        if (survey.Fault is not null)
            problems.AddRange(SqlScript.Split(text[start..end].ToString(), LineOf(start), path, dialect).Problems);

        // Without markers the whole text of a repeatable file is its up section.
        if (section is null && isRepeatable && hasStatements && next != "up")
            (section, sectionLine) = ("up", LineOf(start));
        if (section is null)
            NoteStray(survey);
        else if (section == "up")
            (Up, HasStatements) = (SectionUpTo(end), hasStatements);
        else if (section == "down")
            Down = SectionUpTo(end);
        else
            Verify = SectionUpTo(end);
    }

    readonly SqlSection SectionUpTo(int end) => new(text[start..end].ToString(), sectionLine);

    void NoteStray(SqlSurvey survey)
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
