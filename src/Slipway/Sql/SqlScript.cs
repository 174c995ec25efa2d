using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Sql;

/// <summary>A script that was split into its statements.</summary>
/// <param name="Statements">The statements, in order; empty statements and comments are left out.</param>
public sealed record SqlScript(StatementList Statements)
{
    /// <summary>What is worth saying about the script but stops nothing.</summary>
    public ImmutableArray<Problem> Notes { get; init; } = [];

    /// <summary>Splits a text into its statements, in one pass.</summary>
    /// <param name="text">
    /// The text. Line ends of every kind become <c>\n</c>, inside of strings as well, and offsets are counted after that.
    /// </param>
    /// <param name="firstLine">The line in the file on which the text starts, from 1.</param>
    /// <param name="path">The file, as the user would type it.</param>
    /// <param name="dialect">The dialect of the text.</param>
    /// <returns>
    /// The statements; or what makes the text unfit to run: a string, quoted name, comment, parenthesis, body or COPY block
    /// without an end, a command of psql or of another shell, a NUL character.
    /// </returns>
    public static Outcome<SqlScript> Split(string text, int firstLine, string path, SqlDialect dialect)
    {
        var lines = LineEnds.Normalize(text);
        return new SqlSplitter(lines, firstLine, path, dialect).Split();
    }
}
