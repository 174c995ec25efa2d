namespace Slipway.Sqlite.Statements;

/// <summary>SQLite counts UTF-8 bytes, a statement has characters.</summary>
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
}
