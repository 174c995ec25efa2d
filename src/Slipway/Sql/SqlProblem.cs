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

    static string CommandAt(string text, int offset)
    {
        var rest = text.AsSpan(offset);
        var end = rest[1..].IndexOfAnyExceptInRange('!', '~') + 1;
        return rest[..(end == 0 ? rest.Length : end)] is { Length: <= 20 } short_ ? short_.ToString() : $"{rest[..20]}…";
    }
}
