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
    /// <returns>The script without the pair, with a note when there was one; or every statement that may not stand in it.</returns>
    public static Outcome<SqlScript> TakeOff(SqlScript script, string path)
    {
        if (!IsWrapped(script.Statements))
            return Forbid(script, path);

        var inner = script with
        {
            Statements = script.Statements.WithoutEnds(),
            Notes = [.. script.Notes, Note(script.Statements.Marked[0].Statement, path)],
        };
        return Forbid(inner, path);
    }

    /// <summary>Refuses every statement that begins or ends a transaction, a pair around the whole script included.</summary>
    /// <param name="script">The script.</param>
    /// <param name="path">The file, as the user would type it.</param>
    /// <returns>The script as it is; or every statement that may not stand in it.</returns>
    public static Outcome<SqlScript> Forbid(SqlScript script, string path)
    {
        ImmutableArray<Problem> refused =
        [
            .. script.Statements.Marked.Where(IsControl).Select(marked => Refused(marked.Statement, path)),
        ];
        return refused.IsEmpty ? script : refused;
    }

    static bool IsControl(MarkedStatement marked) => marked.Nature is StatementNature.TransactionControl;

    static bool IsWrapped(StatementList statements) =>
        statements.Marked is [{ Index: 0 } first, .., var last]
        && last.Index == statements.Count - 1
        && IsControl(first) && Begins(first.Statement.Text)
        && IsControl(last) && Commits(last.Statement.Text);

    /// <summary>Not one that asks for more than a transaction: that would be lost.</summary>
    static bool Begins(string text)
    {
        var word = FirstWord(text);
        return (Is(word, "begin") || Is(word, "start")) && !Has(text, "isolation") && !Has(text, "read only");
    }

    /// <summary>Not COMMIT AND CHAIN, which begins another one, nor one that commits what was prepared elsewhere.</summary>
    static bool Commits(string text)
    {
        var word = FirstWord(text);
        return (Is(word, "commit") || Is(word, "end")) && !Has(text, "chain") && !Has(text, "prepared");
    }

    static bool Has(string text, string keyword) => text.Contains(keyword, StringComparison.OrdinalIgnoreCase);

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
        $"{FirstWord(statement.Text).ToString().ToUpperInvariant()} is not for a migration to say: "
        + "Slipway begins and ends the transaction.")
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
