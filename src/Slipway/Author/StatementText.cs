using System.Text;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Author;

/// <summary>Statements as a text that a person would have written.</summary>
public static class StatementText
{
    /// <summary>The statements, each with its semicolon; a statement of several lines stands apart.</summary>
    public static string Of(IEnumerable<DdlStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var text = new StringBuilder();
        var wasLong = false;
        foreach (var sql in statements.Select(statement => statement.Sql.TrimEnd()))
        {
            var isLong = sql.Contains('\n', StringComparison.Ordinal);
            if (text.Length > 0 && (isLong || wasLong))
                text.Append('\n');
            text.Append(sql).Append(StatementEnd.Of(sql)).Append('\n');
            wasLong = isLong;
        }

        return text.ToString();
    }
}
