using System.Text;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>
/// Writes the words of a definition as a person would: keywords in lower case, names in quotes only where they need them, one blank
/// where there were any.
/// </summary>
static class DefinitionPrinter
{
    static readonly string[] WordsBeforeParentheses =
        ["check", "in", "key", "unique", "default", "as", "and", "or", "not", "on", "where", "then", "when", "else"];

    public static string Write(ReadOnlySpan<SqlWord> words, NameScope scope)
    {
        var text = new StringBuilder();
        SqlWord? last = null;
        for (var at = 0; at < words.Length; at++)
        {
            if (CanonicalText.IsOwnTable(words, at, scope))
            {
                at++;
                continue;
            }

            var word = words[at];
            var isAfterBlank = word.AfterBlank || (at > 1 && CanonicalText.IsOwnTable(words, at - 2, scope) && words[at - 2].AfterBlank);
            if (last is { } before && IsApart(before, word, isAfterBlank))
                text.Append(' ');
            text.Append(Of(word, IsSurelyName(words, at) ? NameScope.NamesOnly : scope));
            last = word;
        }

        return text.ToString();
    }

    /// <summary>Whether only a name can stand there: what a foreign key points at, what a constraint or a collation is called.</summary>
    static bool IsSurelyName(ReadOnlySpan<SqlWord> words, int at)
    {
        if (at > 0 && (words[at - 1].Is("references") || words[at - 1].Is("constraint") || words[at - 1].Is("collate")))
            return true;
        while (at > 0 && !words[at].IsSymbol('('))
        {
            if (words[at].IsSymbol(')') || words[at].Is("check") || words[at].Is("as"))
                return false;
            at--;
        }

        return (at > 1 && words[at - 2].Is("references")) || (at > 0 && words[at - 1].Is("key"));
    }

    static bool IsApart(SqlWord before, SqlWord word, bool isAfterBlank)
    {
        if (before.IsSymbol(','))
            return true;
        if (word.IsSymbol(',') || word.IsSymbol(')') || before.IsSymbol('(') || word.IsSymbol('.') || before.IsSymbol('.'))
            return false;
        if (isAfterBlank)
            return true;
        return word.IsSymbol('(')
            ? Array.Exists(WordsBeforeParentheses, before.Is)
            : before.IsSymbol(')') && word.Kind is not SqlWordKind.Symbol;
    }

    static string Of(SqlWord word, NameScope scope) => word.Kind switch
    {
        SqlWordKind.Plain => SqlNames.IsKeyword(word.Text) || IsCapitalType(word.Text) ? SqlNames.Fold(word.Text) : word.Text,
        SqlWordKind.Quoted when word.Text[0] == '"' && !scope.Knows(SqlNames.Fold(word.Name)) => word.Text,
        SqlWordKind.Quoted => WrittenAgain(word.Name),
        _ => word.Text,
    };

    /// <summary>A type in capitals is a keyword to who wrote it; in any other letter case it may be somebody's name.</summary>
    static bool IsCapitalType(string word) => word.All(char.IsAsciiLetterUpper) && SqlNames.IsType(word);

    /// <summary>Who wrote a keyword in quotes had a reason.</summary>
    static string WrittenAgain(string name) => SqlNames.IsKeyword(name) ? SqlNames.Quoted(name) : SqlNames.Written(name);
}
