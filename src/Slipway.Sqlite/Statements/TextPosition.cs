namespace Slipway.Sqlite.Statements;

/// <summary>Where in a statement a fault is: SQLite counts UTF-8 bytes, or only names what it does not find.</summary>
static class TextPosition
{
    /// <summary>The character that holds a byte; <see langword="null"/> when the offset is not known or lies outside.</summary>
    public static int? OfByte(string text, int offset)
    {
        if (offset < 0)
            return null;
        var bytes = 0;
        var characters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > offset)
                return characters;
            characters += rune.Utf16SequenceLength;
        }

        return bytes == offset ? characters : null;
    }

    /// <summary>
    /// Where the name stands that an error such as <c>no such table: orders</c> ends with; <see langword="null"/> when it
    /// ends with none, or the statement does not have it.
    /// </summary>
    public static int? OfName(string text, string message)
    {
        var colon = message.LastIndexOf(": ", StringComparison.Ordinal);
        var name = colon < 0 ? "" : message[(colon + 2)..];
        if (name.StartsWith("main.", StringComparison.Ordinal))
            name = name["main.".Length..];
        if (name.Length == 0 || !name.All(IsWord))
            return null;
        for (var at = 0; (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + name.Length;
            if ((at == 0 || !IsWord(text[at - 1])) && (end == text.Length || !IsWord(text[end])))
                return at;
        }

        return null;
    }

    static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';
}
