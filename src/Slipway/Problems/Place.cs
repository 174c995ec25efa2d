namespace Slipway.Problems;

/// <summary>A place in a file that a person can jump to.</summary>
/// <param name="File">The path as the user would type it.</param>
/// <param name="Line">The line, from 1; 0 when the whole file is meant.</param>
/// <param name="Column">The column, from 1; 0 when the whole line is meant.</param>
public sealed record Place(string File, int Line = 0, int Column = 0)
{
    /// <summary>The place as <c>file:line:column</c>.</summary>
    public override string ToString() => (Line, Column) switch
    {
        (0, _) => File,
        (_, 0) => $"{File}:{Line}",
        _ => $"{File}:{Line}:{Column}",
    };
}
