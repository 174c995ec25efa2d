namespace Slipway.Files;

/// <summary>Finds, without knowing SQL, every place of a file that is a marker or looks like one.</summary>
static class MarkerScan
{
    /// <summary>Adds what is found in a text, in the order of the text.</summary>
    public static void Find(ReadOnlySpan<char> text, List<MarkerLine> found)
    {
        FindLineComments(text, found);
        if (FindBlockComments(text, found))
            found.Sort(static (left, right) => left.Start.CompareTo(right.Start));
    }

    static void FindLineComments(ReadOnlySpan<char> text, List<MarkerLine> found)
    {
        for (var at = 0; text[at..].IndexOf("--") is var next and >= 0;)
        {
            var start = at + next;
            at = EndOfLine(text, start);
            var line = text[start..at];
            var isMarker = (start == 0 || text[start - 1] == '\n') && IsSpeltLikeMarker(line);
            if (isMarker || MarkerHint.Of(line) is not null)
                found.Add(new MarkerLine(start, at, isMarker));
        }
    }

    static bool IsSpeltLikeMarker(ReadOnlySpan<char> line) =>
        line.StartsWith(MarkerLine.Prefix, StringComparison.Ordinal)
        && line[MarkerLine.Prefix.Length..] is [not (' ' or '\t' or '\f'), ..];

    static bool FindBlockComments(ReadOnlySpan<char> text, List<MarkerLine> found)
    {
        var before = found.Count;
        for (var at = 0; text[at..].IndexOf("/*") is var next and >= 0;)
        {
            var start = at + next;
            var end = EndOfLine(text, start);
            if (MarkerHint.Of(text[start..end].TrimEnd("*/ \t")) is not null)
                found.Add(new MarkerLine(start, end, IsMarker: false));
            at = start + 2;
        }

        return found.Count > before;
    }

    static int EndOfLine(ReadOnlySpan<char> text, int start) =>
        text[start..].IndexOf('\n') is var end and >= 0 ? start + end : text.Length;
}
