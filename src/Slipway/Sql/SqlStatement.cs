namespace Slipway.Sql;

/// <summary>One statement of a script, as written, without the semicolon that ends it.</summary>
/// <param name="Text">The text, without leading blanks and comments.</param>
/// <param name="Offset">Where <paramref name="Text"/> starts in the script, in characters.</param>
/// <param name="Line">The line in the file of its first character, from 1.</param>
/// <param name="Column">The column in the file of its first character, from 1.</param>
public sealed record SqlStatement(string Text, int Offset, int Line, int Column);
