namespace Slipway.Sqlite.Statements;

/// <summary>What a word of a statement is.</summary>
enum SqlWordKind
{
    /// <summary>A name or a keyword without quotes.</summary>
    Plain,

    /// <summary>
    /// A name in one of the three kinds of quotes; in double ones SQLite also takes it for a string, when no column has the name.
    /// </summary>
    Quoted,

    /// <summary>A string or a blob.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One character of anything else.</summary>
    Symbol,
}
