using System.Text;
using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>
/// Texts that are equal when they mean the same to SQLite as far as words tell: blanks, comments, letter case outside of quotes, the
/// quoting of names and parentheses around the whole do not count.
/// </summary>
static class CanonicalText
{
    public static string Of(ReadOnlySpan<SqlWord> words, NameScope scope)
    {
        var text = new StringBuilder();
        for (var at = 0; at < words.Length; at++)
        {
            if (IsOwnTable(words, at, scope))
            {
                at++;
                continue;
            }

            if (text.Length > 0)
                text.Append(' ');
            text.Append(Of(words[at], scope));
        }

        return text.ToString();
    }

    /// <summary>An expression: parentheses around the whole say nothing.</summary>
    public static string OfExpression(ReadOnlySpan<SqlWord> words, NameScope scope)
    {
        while (words.Length > 2 && words[0].IsSymbol('(') && ClosingOf(words) == words.Length - 1)
            words = words[1..^1];
        return Of(words, scope);
    }

    public static string OfName(string name)
    {
        var folded = SqlNames.Fold(name);
        return SqlNames.IsPlain(folded) ? folded : SqlNames.Quoted(folded);
    }

    /// <summary>Whether a word names the table to which the text belongs, before the name of a column.</summary>
    public static bool IsOwnTable(ReadOnlySpan<SqlWord> words, int at, NameScope scope) =>
        scope.Table.Length > 0 && at + 2 < words.Length && words[at + 1].IsSymbol('.') && (at == 0 || !words[at - 1].IsSymbol('.'))
        && words[at].Kind is SqlWordKind.Plain or SqlWordKind.Quoted && SqlNames.Fold(words[at].Name) == scope.Table;

    static string Of(SqlWord word, NameScope scope) => word.Kind switch
    {
        SqlWordKind.Quoted when word.Text[0] == '"' && !scope.Knows(SqlNames.Fold(word.Name)) => word.Text,
        SqlWordKind.Quoted => OfName(word.Name),
        SqlWordKind.Text when word.Text[0] == 'X' => $"x{word.Text[1..]}",
        SqlWordKind.Text => word.Text,
        SqlWordKind.Plain or SqlWordKind.Number => SqlNames.Fold(word.Text),
        _ => word.Text,
    };

    /// <summary>Where the parenthesis ends that opens first; -1 when it does not.</summary>
    static int ClosingOf(ReadOnlySpan<SqlWord> words)
    {
        var depth = 0;
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].IsSymbol('('))
                depth++;
            else if (words[at].IsSymbol(')') && --depth == 0)
                return at;
        }

        return -1;
    }
}
