using Slipway.Problems;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>What can be wrong with markers and sections, in words.</summary>
static class MarkerProblem
{
    const int LongestShown = 80;
    const string OrComment = "If it is meant as a comment, put it into other words.";

    public static Problem Unknown(Place where, ReadOnlySpan<char> line, string? meant) => new(
        Codes.MarkerUnknown, $"`{Shown(line)}` is no marker that Slipway knows.")
    {
        Where = where,
        Fix = meant is null
            ? $"The markers are: {string.Join(", ", MarkerNames.All)}. {OrComment}"
            : $"Did you mean `{MarkerLine.Prefix}{meant}`? {OrComment}",
    };

    public static Problem NearMiss(Place where, ReadOnlySpan<char> line, string? meant) => new(
        Codes.MarkerUnknown, $"`{Shown(line)}` looks like a marker, but would be only a comment.")
    {
        Where = where,
        Fix = $"Write `{MarkerLine.Prefix}{meant ?? "…"}`, in lower case and with one blank, at the start of a line. {OrComment}",
    };

    public static Problem Foreign(Place where, ReadOnlySpan<char> line, string tool, string? marker) => new(
        Codes.MarkerForeign, $"`{Shown(line)}` is a marker of {tool}; to Slipway it would be only a comment.")
    {
        Where = where,
        Fix = marker is null
            ? "Take the line away: Slipway needs no marker for that. It sees by itself where a statement ends."
            : $"Write `{MarkerLine.Prefix}{marker}` instead.",
    };

    public static Problem Inside(Place where, ReadOnlySpan<char> line, SqlFault open, int openLine) => new(
        Codes.MarkerMisplaced, $"`{Shown(line)}` stands inside of {NameOf(open.Kind)} that begins in line {openLine}.")
    {
        Where = where,
        Fix = $"If {NameOf(open.Kind)} should have ended before, close it there. If the line belongs to it, put "
            + "something in front of the dashes: a marker counts only at the start of a line.",
    };

    public static Problem AfterSection(Place where, string marker, string section) => new(
        Codes.MarkerMisplaced, $"`{MarkerLine.Prefix}{marker}` stands in the {section} section.")
    {
        Where = where,
        Fix = $"It is about the whole migration: put it above the line `{MarkerLine.Prefix}up`.",
    };

    public static Problem BeforeUp(Place where, string section) => new(
        Codes.MarkerMisplaced, $"`{MarkerLine.Prefix}{section}` stands before `{MarkerLine.Prefix}up`.")
    {
        Where = where,
        Fix = "Put the up section first.",
    };

    public static Problem Twice(Place where, string marker, int firstLine) => new(
        Codes.MarkerTwice, $"`{MarkerLine.Prefix}{marker}` stands here and in line {firstLine}.")
    {
        Where = where,
        Fix = "Take one of them away. Text left from a merge may be the reason.",
    };

    public static Problem Invalid(Place where, string marker, string why, string example) => new(
        Codes.MarkerInvalid, $"`{MarkerLine.Prefix}{marker}` {why}.")
    {
        Where = where,
        Fix = $"Write it like this: {MarkerLine.Prefix}{example}",
    };

    public static Problem NotRepeatable(Place where, string marker) => new(
        Codes.MarkerMisplaced, $"`{MarkerLine.Prefix}{marker}` has no meaning in a repeatable file.")
    {
        Where = where,
        Fix = marker == "down"
            ? "Take the section away. Going down leaves repeatable objects as they are; the next up makes them anew."
            : "Take the line away. A repeatable file has no place among the versions: it runs after them when its text has changed.",
    };

    public static Problem UpMissing(Place where, bool hasSql) => new(
        Codes.UpMissing, "This migration has no up section.")
    {
        Where = where,
        Fix = $"Put the line `{MarkerLine.Prefix}up` above {(hasSql ? "the SQL" : "what applies the change")}.",
    };

    public static Problem SqlOutside(Place where) => new(
        Codes.SqlOutsideSection, $"SQL stands above `{MarkerLine.Prefix}up`; it would never be run.")
    {
        Where = where,
        Fix = $"Put `{MarkerLine.Prefix}up` above it.",
    };

    public static Problem CutOff(Place where) => new(
        Codes.FileCutOff, "The last statement ends with the file's last letter: the file may be cut off.")
    {
        Where = where,
        Fix = "See whether the file is whole. If it is, end it with a semicolon or a line end.",
    };

    public static Problem Empty(Place where, string id) => new(
        Codes.MigrationEmpty, $"{id} has no statements: it is recorded as applied and changes nothing.")
    {
        Where = where,
    };

    static string NameOf(SqlFaultKind kind) => kind switch
    {
        SqlFaultKind.String or SqlFaultKind.DollarString => "a string",
        SqlFaultKind.Name => "a quoted name",
        SqlFaultKind.Comment => "a comment",
        SqlFaultKind.Body => "a trigger",
        SqlFaultKind.RoutineBody => "a body",
        SqlFaultKind.CopyRows => "a COPY",
        _ => "a parenthesis",
    };

    static string Shown(ReadOnlySpan<char> line) => line.Length > LongestShown ? $"{line[..LongestShown]}…" : line.ToString();
}
