using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Sql;

/// <summary>
/// Transactions are Slipway's to begin and to end. BEGIN and COMMIT around a whole script say what is true anyway, and are
/// taken off; any other statement of that kind would tear the script apart, and is refused.
/// </summary>
public static class OuterTransaction
{
    /// <summary>Takes off what stands around the whole script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="path">The file, as the user would type it.</param>
    /// <param name="dialect">The dialect of the script.</param>
    /// <returns>The script without the pair, with a note when there was one; or every statement that may not stand in it.</returns>
    public static Outcome<SqlScript> TakeOff(SqlScript script, string path, SqlDialect dialect)
    {
        var statements = script.Statements;
        bool IsControl(SqlStatement statement) => dialect.NatureOf(statement) is StatementNature.TransactionControl;
        var isWrapped = statements.Length >= 2 && IsControl(statements[0]) && Begins(statements[0].Text)
            && IsControl(statements[^1]) && Commits(statements[^1].Text);
        var inner = isWrapped ? statements[1..^1] : statements;

        ImmutableArray<Problem> refused = [.. inner.Where(IsControl).Select(statement => Refused(statement, path))];
        if (!refused.IsEmpty)
            return refused;
        return isWrapped ? script with { Statements = inner, Notes = [.. script.Notes, Note(statements[0], path)] } : script;
    }

    static bool Begins(string text) => FirstWord(text) is var word && (Is(word, "begin") || Is(word, "start"));

    /// <summary>Not COMMIT AND CHAIN, which begins another one.</summary>
    static bool Commits(string text)
    {
        var word = FirstWord(text);
        return (Is(word, "commit") || Is(word, "end")) && !text.Contains("chain", StringComparison.OrdinalIgnoreCase);
    }

    static ReadOnlySpan<char> FirstWord(string text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
            length++;
        return text.AsSpan(0, length);
    }

    static bool Is(ReadOnlySpan<char> word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    static Problem Refused(SqlStatement statement, string path) => new(
        Codes.TransactionControl,
        $"{FirstWord(statement.Text).ToString().ToUpperInvariant()} is not for a migration to say: Slipway begins and ends the transaction.")
    {
        Where = new Place(path, statement.Line, statement.Column),
        Excerpt = Excerpt.Of(statement, 0),
        Fix = "Leave it out. BEGIN and COMMIT may stand only as the first and the last statement of a section; what must run "
            + "outside of a transaction goes into a migration of its own, with the line: -- migrate:transaction off",
    };

    static Problem Note(SqlStatement begin, string path) => new(
        Codes.OuterTransaction,
        "BEGIN and COMMIT around this section are left out: Slipway runs it in a transaction of its own.")
    {
        Where = new Place(path, begin.Line, begin.Column),
    };
}
