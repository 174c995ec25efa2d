using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Sql;

/// <summary>Shows a statement to a person, with a caret under the fault.</summary>
public static partial class Excerpt
{
    const int LinesAround = 3;
    const int WidestLine = 160;

    /// <summary>The lines around the fault, with their numbers in the file and a caret below.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="offset">Where the fault is, in characters from 0; <see langword="null"/> shows the beginning, without a caret.</param>
    public static string Of(SqlStatement statement, int? offset)
    {
        var lines = WithoutPasswords(statement.Text).Split('\n');
        var (faultLine, faultColumn) = statement.PositionOf(offset ?? 0);
        var fault = faultLine - statement.Line;
        var first = Math.Max(0, fault - LinesAround);
        var last = Math.Min(lines.Length - 1, fault + LinesAround);
        var width = (statement.Line + last).ToString().Length;
        var text = new StringBuilder();
        for (var index = first; index <= last; index++)
        {
            // The first line stands in the file behind what precedes the statement on that line.
            var indent = index == 0 ? statement.Column - 1 : 0;
            var line = new string(' ', indent) + lines[index];
            var shift = index == fault ? Math.Max(0, faultColumn - (WidestLine / 2)) : 0;
            text.Append($"{(statement.Line + index).ToString().PadLeft(width)} | ").Append(Cut(line, shift)).Append('\n');
            if (index == fault && offset is not null)
                text.Append(' ', width).Append(" | ").Append(Blanks(line[shift..(faultColumn - 1)])).Append("^\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The same, and below it what the engine adds.</summary>
    public static string Of(SqlStatement statement, int? offset, string? detail) =>
        detail is null ? Of(statement, offset) : $"{Of(statement, offset)}\n{WithoutPasswords(detail)}";

    /// <summary>As long as before, so that lines and columns stay what they are.</summary>
    static string WithoutPasswords(string text) => Password().Replace(text, static found => new string('*', found.Length));

    [GeneratedRegex(@"(?<=\bpassword\s*=?\s*(?:e|u&)?')(?:[^']|'')+(?=')|(?<=\bpassword=)[^\s']+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Password();

    static string Cut(string line, int shift)
    {
        var rest = shift > 0 ? $"…{line[(shift + 1)..]}" : line;
        return rest.Length > WidestLine ? rest[..WidestLine] + "…" : rest;
    }

    /// <summary>As wide as the text: a terminal decides how wide a tab is.</summary>
    static string Blanks(string text) => string.Concat(text.Select(letter => letter == '\t' ? '\t' : ' '));
}
