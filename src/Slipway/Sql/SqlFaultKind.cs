namespace Slipway.Sql;

/// <summary>The ways in which a text can be unfit to be run.</summary>
enum SqlFaultKind
{
    /// <summary>A string has no end.</summary>
    String,

    /// <summary>A string between dollar signs has no end.</summary>
    DollarString,

    /// <summary>A quoted name has no end.</summary>
    Name,

    /// <summary>A block comment has no end.</summary>
    Comment,

    /// <summary>A parenthesis is not closed when the text ends.</summary>
    Parenthesis,

    /// <summary>A trigger's body has no END.</summary>
    Body,

    /// <summary>The body of a function or procedure, which begins with BEGIN ATOMIC, has no END.</summary>
    RoutineBody,

    /// <summary>The rows behind COPY … FROM STDIN have no end.</summary>
    CopyRows,

    /// <summary>Something stands on the line of COPY … FROM STDIN, where the rows begin on the next.</summary>
    CopyLine,

    /// <summary>A parenthesis is not closed when a semicolon ends the statement.</summary>
    CutParenthesis,

    /// <summary>A command of psql, which begins with a backslash.</summary>
    PsqlCommand,

    /// <summary>A command of a shell that begins with a dot, as SQLite's have.</summary>
    ShellCommand,

    /// <summary>A setting that makes a backslash hide a quote in every string.</summary>
    BackslashStrings,
}
