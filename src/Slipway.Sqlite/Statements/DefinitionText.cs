namespace Slipway.Sqlite.Statements;

/// <summary>
/// The words of a definition: equal for texts that differ only in blanks, comments, letter case outside of quotes, and
/// in whether a name is quoted.
/// </summary>
static class DefinitionText
{
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in SqlWord.Of(text))
        {
            words.Add(word switch
            {
                { Kind: SqlWordKind.Text, Text: ['\'', ..] } => word.Text,
                _ => word.Name.ToLowerInvariant(),
            });
        }

        return words;
    }

    /// <summary>The parts between the outermost parentheses, which commas separate: a table's columns and constraints.</summary>
    public static List<List<string>> Parts(List<string> words)
    {
        var parts = new List<List<string>>();
        var depth = 0;
        foreach (var word in words)
        {
            depth += word == "(" ? 1 : 0;
            if (depth == 1 && word is "(" or ",")
                parts.Add([]);
            else if (word == ")" && depth == 1)
                return parts;
            else if (depth > 0)
                parts[^1].Add(word);
            depth -= word == ")" ? 1 : 0;
        }

        return parts;
    }
}
