using Slipway.Problems;

namespace Slipway.Sql;

/// <summary>What can be wrong with a text, in words.</summary>
static class SqlProblem
{
    const string Whole = " If the file was copied, see whether it is whole.";

    public static Problem Of(SqlFault fault, string text, Place where) => fault.Kind switch
    {
        SqlFaultKind.String => Unterminated(
            where, "The string that begins here has no end.", "Close it with '. A ' inside of a string is written ''."),
        SqlFaultKind.DollarString => Unterminated(
            where, "The string that begins here has no end.", $"Close it with {DollarAt(text, fault.Offset)}."),
        SqlFaultKind.Name => Unterminated(
            where, "The quoted name that begins here has no end.", $"Close it with {ClosingOf(text[fault.Offset])}."),
        SqlFaultKind.Comment => Unterminated(where, "The comment that begins here has no end.", "Close it with */."),
        SqlFaultKind.Parenthesis => Unterminated(
            where, "The parenthesis that opens here is not closed.", "Close it with )."),
        SqlFaultKind.CutParenthesis => Unterminated(
            where,
            "The parenthesis that opens here is not closed before the semicolon that ends the statement.",
            "Close it with ), or take the semicolon away."),
        SqlFaultKind.Body => Unterminated(
            where,
            "The trigger that begins here has no end.",
            "Each statement between BEGIN and END ends with a semicolon, and so does END."),
        SqlFaultKind.RoutineBody => Unterminated(
            where,
            "The body that begins here has no END.",
            "Each statement behind BEGIN ATOMIC ends with a semicolon, and END follows the last one."),
        SqlFaultKind.CopyRows => Unterminated(
            where,
            "The rows of this COPY have no end.",
            "They begin on the line below its semicolon, and end with a line that holds only \\. and nothing else."),
        SqlFaultKind.CopyLine => new Problem(Codes.CopyLine, "The rows of a COPY begin on the line below; this stands before them.")
        {
            Where = where,
            Fix = "Put it behind the line \\. that ends the rows.",
        },
        SqlFaultKind.BackslashStrings => new Problem(
            Codes.BackslashStrings, "This makes a backslash hide a quote in every string. Then nobody can tell where a statement ends.")
        {
            Where = where,
            Fix = "Leave it out, and write strings with such backslashes as E'…'.",
        },
        SqlFaultKind.PsqlCommand => Command(
            where,
            $"{CommandAt(text, fault.Offset)} is a command of psql, not SQL. Slipway speaks to the database itself.",
            "Leave it out. Where it includes a file, put that file's text here."),
        SqlFaultKind.ShellCommand => Command(
            where,
            $"{CommandAt(text, fault.Offset)} is a command of a database's shell, not SQL. Slipway speaks to the database itself.",
            "Leave it out. Where it reads a file, put that file's text here."),
        _ => throw new InvalidOperationException($"Slipway bug: no words for {fault.Kind}."),
    };

    public static Problem Nul(Place where) => new(
        Codes.SqlNul, "There is a NUL character in the SQL: the database would stop reading there.")
    {
        Where = where,
        Fix = "Remove it. Files full of them are often UTF-16: save the file as UTF-8.",
    };

    static Problem Unterminated(Place where, string what, string fix) => new(Codes.SqlUnterminated, what)
    {
        Where = where,
        Fix = fix + Whole,
    };

    static Problem Command(Place where, string what, string fix) => new(Codes.ClientCommand, what)
    {
        Where = where,
        Fix = fix,
    };

    static string ClosingOf(char quote) => quote == '[' ? "]" : quote.ToString();

    static string DollarAt(string text, int offset) =>
        text.IndexOf('$', offset + 1) is var end && end > offset ? text[offset..(end + 1)] : "$";

    static string CommandAt(string text, int offset)
    {
        var rest = text.AsSpan(offset);
        var end = rest[1..].IndexOfAnyExceptInRange('!', '~') + 1;
        return rest[..(end == 0 ? rest.Length : end)] is { Length: <= 20 } short_ ? short_.ToString() : $"{rest[..20]}…";
    }
}
