using System.Globalization;
using System.Text;

namespace Slipway.Cli.Render;

/// <summary>
/// Names come from files and databases that others write. What could move a cursor, ring a bell, forge a line of a log or
/// turn the direction of writing is shown as an escape.
/// </summary>
static class Escaped
{
    /// <summary>The text with control characters shown, line ends included.</summary>
    public static string Line(string text) => Escape(text, keepLines: false);

    /// <summary>The text with control characters shown, but with its lines and tabs.</summary>
    public static string Lines(string text) => Escape(text, keepLines: true);

    /// <summary>Whether the text holds what <see cref="Line"/> would show as an escape.</summary>
    public static bool IsNeededFor(string text) => text.Any(letter => IsDangerous(letter, keepLines: false));

    static string Escape(string text, bool keepLines)
    {
        var first = 0;
        while (first < text.Length && !IsDangerous(text[first], keepLines))
            first++;
        if (first == text.Length)
            return text;

        var escaped = new StringBuilder(text, 0, first, text.Length + 16);
        foreach (var letter in text.AsSpan(first))
        {
            if (!IsDangerous(letter, keepLines))
                escaped.Append(letter);
            else if (letter <= '\u00FF')
                escaped.Append(CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}");
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }

        return escaped.ToString();
    }

    static bool IsDangerous(char letter, bool keepLines) => letter switch
    {
        '\n' or '\t' => !keepLines,
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' => true,
        _ => false,
    };
}
