namespace Slipway.Sql;

/// <summary>One statement of a script, as written, without the semicolon that ends it.</summary>
/// <param name="Text">The text, without leading blanks and comments.</param>
/// <param name="Offset">Where <paramref name="Text"/> starts in the script, in characters.</param>
/// <param name="Line">The line in the file of its first character, from 1.</param>
/// <param name="Column">The column in the file of its first character, from 1.</param>
public sealed record SqlStatement(string Text, int Offset, int Line, int Column)
{
    /// <summary>
    /// The rows of a COPY … FROM STDIN, to be sent by the COPY protocol; <see langword="null"/> for any other statement.
    /// </summary>
    public CopyRows? Data { get; init; }

    /// <summary>The line and column in the file of a character of this statement.</summary>
    /// <param name="offset">Its place in <see cref="Text"/>, from 0.</param>
    public (int Line, int Column) PositionOf(int offset)
    {
        var before = Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length));
        var breaks = before.Count('\n');
        return breaks == 0 ? (Line, Column + before.Length) : (Line + breaks, before.Length - before.LastIndexOf('\n'));
    }
}
