namespace Slipway.Sql;

/// <summary>The ways in which a text can be unfit to be run.</summary>
enum SqlFaultKind
{
    /// <summary>A string has no end.</summary>
    String,

    /// <summary>A quoted name has no end.</summary>
    Name,

    /// <summary>A block comment has no end.</summary>
    Comment,

    /// <summary>A parenthesis is not closed when the text ends.</summary>
    Parenthesis,

    /// <summary>A trigger's body has no END.</summary>
    Body,

    /// <summary>A parenthesis is not closed when a semicolon ends the statement.</summary>
    CutParenthesis,

    /// <summary>A command of psql, which begins with a backslash.</summary>
    PsqlCommand,

    /// <summary>A command of a shell that begins with a dot, as SQLite's have.</summary>
    ShellCommand,
}
