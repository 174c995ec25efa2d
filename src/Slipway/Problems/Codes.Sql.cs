namespace Slipway.Problems;

public static partial class Codes
{
    /// <summary>Something in the SQL has no end.</summary>
    public static ProblemCode SqlUnterminated { get; } = Add("sql-unterminated", ExitCode.Usage,
        "A string, quoted name, comment, parenthesis, body or COPY block has no end: the file may be cut off. Nothing of it is run.");

    /// <summary>Something stands between COPY … FROM STDIN and its rows.</summary>
    public static ProblemCode CopyLine { get; } = Add("copy-line", ExitCode.Usage,
        "Something stands behind COPY … FROM STDIN on its line; its rows begin on the next. Nothing of the file is run.");

    /// <summary>A setting would change where strings end.</summary>
    public static ProblemCode BackslashStrings { get; } = Add("backslash-strings", ExitCode.Usage,
        "The setting standard_conforming_strings is switched off: strings would end elsewhere than it seems. Nothing of the file is run.");

    /// <summary>A command of another program stands among the SQL.</summary>
    public static ProblemCode ClientCommand { get; } = Add("client-command", ExitCode.Usage,
        "A command of psql or of another shell stands among the SQL; no database understands it.");

    /// <summary>A NUL character stands in the SQL.</summary>
    public static ProblemCode SqlNul { get; } = Add("sql-nul", ExitCode.Usage,
        "A NUL character stands in the SQL: the database would take it for the end of the text.");

    /// <summary>A migration begins or ends a transaction.</summary>
    public static ProblemCode TransactionControl { get; } = Add("transaction-control", ExitCode.Usage,
        "A migration begins or ends a transaction or a savepoint, which is Slipway's to do. Nothing of it is run.");

    /// <summary>A pair of BEGIN and COMMIT was taken off.</summary>
    public static ProblemCode OuterTransaction { get; } = AddNote("outer-transaction",
        "BEGIN and COMMIT around a whole section are taken off, because Slipway runs it in a transaction anyway.");
}
