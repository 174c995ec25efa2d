using Slipway.PostgreSql.History;
using Slipway.Target;

namespace Slipway.PostgreSql.Statements;

/// <summary>
/// Slipway's own tables are nobody else's to write: a migration's statement that names one of them as what it changes is
/// refused before it runs. What is hidden in a function or a DO block is found at the commit, which then fails.
/// </summary>
static class OwnNames
{
    static readonly string[] Tables = ["slipway_history", "slipway_event", "slipway_journal", "slipway_meta", "slipway_head"];

    /// <summary>Changes that name what they change somewhere before their AS.</summary>
    static readonly string[] OfObjects = ["create", "alter", "drop", "truncate"];

    /// <exception cref="StatementFailedException">The statement would change a table of ours.</exception>
    public static void Refuse(string statement)
    {
        // Almost every statement is done with here.
        if (!statement.Contains(OwnSchema.Default, StringComparison.OrdinalIgnoreCase))
            return;
        var words = new StatementWords(statement);
        var first = words.Next();
        var isOfObjects = false;
        foreach (var verb in OfObjects)
            isOfObjects |= StatementWords.Is(first, verb);
        var (name, rest) = isOfObjects ? OfObject(words) : OfRows(statement);
        if (name is not null)
            throw Refusal(name, statement.Length - rest);
    }

    /// <summary>Any of our names before AS: behind it begins what a view or a table is read from.</summary>
    static (string? Name, int Length) OfObject(StatementWords words)
    {
        var isSchema = words.Skip("schema");
        while (true)
        {
            var before = words;
            var word = words.Next();
            if (word.IsEmpty || StatementWords.Is(word, "as"))
                return (null, 0);
            isSchema |= StatementWords.Is(word, "schema");
            var mayBe = before;
            if ((Own(ref mayBe) ?? (isSchema && Is(word, OwnSchema.Default) ? OwnSchema.Default : null)) is { } name)
                return (name, Start(before));
        }
    }

    /// <summary>What stands behind INTO, UPDATE, DELETE FROM and COPY, in a WITH as well.</summary>
    static (string? Name, int Length) OfRows(string statement)
    {
        var words = new StatementWords(statement);
        while (words.Next() is { IsEmpty: false } word)
        {
            var changes = StatementWords.Is(word, "into") || StatementWords.Is(word, "update") || StatementWords.Is(word, "copy")
                || (StatementWords.Is(word, "delete") && words.Skip("from"));
            if (!changes)
                continue;
            words.Skip("only");
            var before = words;
            var mayBe = words;
            if (Own(ref mayBe) is { } name && !(StatementWords.Is(word, "copy") && mayBe.Has("to") && !mayBe.Has("from")))
                return (name, Start(before));
        }

        return (null, 0);
    }

    /// <summary>Our name that comes next, with what is before it; <see langword="null"/> when another comes.</summary>
    static string? Own(ref StatementWords words)
    {
        var first = words.Next();
        if (!words.Skip("."))
            return Table(first);
        var second = words.Next();
        return Is(first, OwnSchema.Default) ? $"{OwnSchema.Default}.{Bare(second)}" : Table(second);
    }

    static string? Table(ReadOnlySpan<char> word)
    {
        foreach (var table in Tables)
        {
            if (Is(word, table))
                return table;
        }

        return null;
    }

    /// <summary>A name in quotes is meant as it is written; any other in small letters.</summary>
    static bool Is(ReadOnlySpan<char> word, string name) => word is ['"', .. var quoted, '"']
        ? quoted.SequenceEqual(name)
        : StatementWords.Is(word, name);

    static string Bare(ReadOnlySpan<char> word) => word.Trim('"').ToString();

    /// <summary>How much is left from the next word on.</summary>
    static int Start(StatementWords before)
    {
        before.SkipBlanks();
        return before.Rest.Length;
    }

    static StatementFailedException Refusal(string name, int offset) => new(
        $"{name} is Slipway's own, and only Slipway writes there",
        Connections.SqlStates.InsufficientPrivilege, offset)
    {
        Advice = "Leave it out. Slipway records by itself what it has run.",
        ConcernsOwnTables = true,
    };
}
