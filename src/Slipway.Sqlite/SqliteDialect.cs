using Slipway.Sql;

namespace Slipway.Sqlite;

/// <summary>SQLite's dialect.</summary>
public static class SqliteDialect
{
    /// <summary>What the lexer and the planner must know.</summary>
    public static SqlDialect Instance { get; } = new()
    {
        Name = "sqlite",
        BracketIdentifiers = true,
        TriggerBodies = true,
        NestedComments = false,
        MarkedWords = new HashSet<string> { "begin", "commit", "end", "pragma", "release", "rollback", "savepoint", "vacuum" },
        NatureOf = static statement => NatureOf(statement.Text),
    };

    /// <summary>Pragmas that do nothing or fail in a transaction, and may be run again.</summary>
    static readonly HashSet<string> OutsidePragmas = new(StringComparer.OrdinalIgnoreCase)
    {
        "journal_mode", "auto_vacuum", "page_size", "encoding", "wal_checkpoint",
    };

    static StatementNature NatureOf(ReadOnlySpan<char> text)
    {
        var first = NextWord(ref text);
        if (Is(first, "begin") || Is(first, "commit") || Is(first, "end") || Is(first, "rollback")
            || Is(first, "savepoint") || Is(first, "release"))
            return StatementNature.TransactionControl;
        if (Is(first, "vacuum"))
            return HasWord(text, "into") ? StatementNature.OutsideOnce : StatementNature.OutsideRepeatable;
        if (!Is(first, "pragma"))
            return StatementNature.Transactional;

        var name = NextWord(ref text);
        SkipBlanks(ref text);
        if (text is ['.', ..])
        {
            text = text[1..];
            name = NextWord(ref text);
        }

        return OutsidePragmas.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
            ? StatementNature.OutsideRepeatable
            : StatementNature.Transactional;
    }

    static bool Is(ReadOnlySpan<char> word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    static bool HasWord(ReadOnlySpan<char> text, string keyword)
    {
        while (!text.IsEmpty)
        {
            var word = NextWord(ref text);
            if (Is(word, keyword))
                return true;
            if (word.IsEmpty && !text.IsEmpty)
                text = text[1..];
        }

        return false;
    }

    /// <summary>The next name or keyword, without its quotes; empty when something else comes next.</summary>
    static ReadOnlySpan<char> NextWord(ref ReadOnlySpan<char> text)
    {
        SkipBlanks(ref text);
        if (text is ['"' or '`' or '[' or '\'', ..])
        {
            var close = text[0] == '[' ? ']' : text[0];
            var end = text[1..].IndexOf(close);
            var quoted = end < 0 ? text[1..] : text[1..(end + 1)];
            text = end < 0 ? [] : text[(end + 2)..];
            return quoted;
        }

        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '_' or '$'))
            length++;
        var word = text[..length];
        text = text[length..];
        return word;
    }

    static void SkipBlanks(ref ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart();
            if (text.StartsWith("--"))
                text = text.IndexOf('\n') is var line and >= 0 ? text[line..] : [];
            else if (text.StartsWith("/*"))
                text = text.IndexOf("*/") is var end and >= 0 ? text[(end + 2)..] : [];
            else
                return;
        }
    }
}
