namespace Slipway.Sql;

/// <summary>Line ends: <c>\r\n</c> and <c>\r</c> count as <c>\n</c>, wherever they stand.</summary>
static class LineEnds
{
    /// <summary>The text with <c>\n</c> only.</summary>
    public static string Normalize(string text)
    {
        if (!text.Contains('\r'))
            return text;
        var letters = text.ToCharArray();
        return new string(letters, 0, Normalize(letters));
    }

    /// <summary>Makes every line end <c>\n</c>, in place.</summary>
    /// <returns>The length of what is left.</returns>
    public static int Normalize(Span<char> text)
    {
        var from = text.IndexOf('\r');
        if (from < 0)
            return text.Length;

        var to = from;
        while (from < text.Length)
        {
            text[to++] = '\n';
            from += from + 1 < text.Length && text[from + 1] == '\n' ? 2 : 1;
            var rest = text[from..];
            var length = rest.IndexOf('\r') is var next and >= 0 ? next : rest.Length;
            rest[..length].CopyTo(text[to..]);
            to += length;
            from += length;
        }

        return to;
    }
}
