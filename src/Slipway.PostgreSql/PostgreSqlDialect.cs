using Slipway.PostgreSql.Statements;
using Slipway.Sql;

namespace Slipway.PostgreSql;

/// <summary>PostgreSQL's dialect.</summary>
public static class PostgreSqlDialect
{
    /// <summary>What the lexer and the planner must know.</summary>
    public static SqlDialect Instance { get; } = new()
    {
        Name = "postgresql",
        NestedComments = true,
        DollarQuotes = true,
        EscapeStrings = true,
        RoutineBodies = true,
        CopyRows = true,
        SplitsByItself = true,
        MarkedWords = new HashSet<string>
        {
            "abort", "alter", "begin", "call", "cluster", "commit", "create", "do", "drop", "end", "prepare", "reindex", "release", "reset",
            "rollback", "savepoint", "select", "set", "start", "vacuum",
        },
        NatureOf = static statement => NatureOf(statement.Text),
        ReachesBeyond = ServerWide.Is,
    };

    /// <remarks>
    /// What cannot run in a transaction was tried on servers; an error's words are "… cannot run inside a transaction block".
    /// Two are not seen in the text, and are left to the server: REINDEX and CLUSTER of a partitioned table.
    /// </remarks>
    static StatementNature NatureOf(string text)
    {
        var words = new StatementWords(text);
        var first = words.Next();
        return first switch
        {
            _ when Is(first, "begin") || Is(first, "commit") || Is(first, "end") || Is(first, "rollback") || Is(first, "abort")
                || Is(first, "savepoint") || Is(first, "release") => StatementNature.TransactionControl,
            _ when Is(first, "start") || Is(first, "prepare") => words.Skip("transaction")
                ? StatementNature.TransactionControl
                : StatementNature.Transactional,
            _ when Is(first, "create") => OfCreate(words),
            _ when Is(first, "drop") => OfDrop(words),
            _ when Is(first, "alter") => OfAlter(words, text),
            _ when Is(first, "reindex") => OfReindex(words),
            _ when Is(first, "cluster") => OfCluster(words),
            _ when Is(first, "set") || Is(first, "reset") => StatementNature.Setting,
            _ when Is(first, "select") => OfSelect(words),
            _ when Is(first, "vacuum") => StatementNature.OutsideRepeatable,
            _ when Is(first, "call") || (Is(first, "do") && HasCommit(words.Rest)) =>
                StatementNature.MayCommit,
            _ => StatementNature.Transactional,
        };
    }

    /// <summary>Whether the word comes in a body; a column <c>committed_at</c> is none.</summary>
    static bool HasCommit(ReadOnlySpan<char> body)
    {
        const string word = "commit";
        for (int found; (found = body.IndexOf(word, StringComparison.OrdinalIgnoreCase)) >= 0; body = body[(found + word.Length)..])
        {
            var end = found + word.Length;
            if ((found == 0 || !IsLetter(body[found - 1])) && (end == body.Length || !IsLetter(body[end])))
                return true;
        }

        return false;
    }

    static bool IsLetter(char letter) => char.IsLetterOrDigit(letter) || letter is '_';

    /// <summary>pg_dump sets the search path with a query.</summary>
    static StatementNature OfSelect(StatementWords words)
    {
        if (words.Skip("pg_catalog"))
            words.Skip(".");
        return words.Skip("set_config") ? StatementNature.Setting : StatementNature.Transactional;
    }

    /// <summary>Even with IF NOT EXISTS a second run is none: an index that was not finished exists, and is of no use.</summary>
    static StatementNature OfCreate(StatementWords words)
    {
        if (words.Skip("database") || words.Skip("tablespace"))
            return StatementNature.OutsideOnce;
        if (words.Skip("subscription"))
            return MakesSlot(words) ? StatementNature.OutsideOnce : StatementNature.Transactional;
        words.Skip("unique");
        return words.Skip("index") && words.Skip("concurrently") ? StatementNature.OutsideOnce : StatementNature.Transactional;
    }

    /// <summary>A subscription makes a slot on the other server unless its options say that it must not.</summary>
    static bool MakesSlot(StatementWords words)
    {
        while (words.Next() is { IsEmpty: false } word)
        {
            if (!Is(word, "create_slot") && !Is(word, "connect"))
                continue;
            words.Skip("=");
            if (words.SkipNo())
                return false;
        }

        return true;
    }

    static StatementNature OfDrop(StatementWords words)
    {
        var isOutside = words.Skip("database") || words.Skip("tablespace") || words.Skip("subscription")
            || (words.Skip("index") && words.Skip("concurrently"));
        if (!isOutside)
            return StatementNature.Transactional;
        return words.Skip("if") ? StatementNature.OutsideRepeatable : StatementNature.OutsideOnce;
    }

    static StatementNature OfAlter(StatementWords words, string text)
    {
        if (words.Skip("system"))
            return StatementNature.OutsideRepeatable;
        if (words.Skip("type"))
        {
            words.SkipName();
            return words.Skip("add") && words.Skip("value") ? StatementNature.EndsTransaction : StatementNature.Transactional;
        }

        if (words.Skip("database"))
        {
            words.SkipName();
            return words.Skip("set") && words.Skip("tablespace") ? StatementNature.OutsideRepeatable : StatementNature.Transactional;
        }

        if (words.Skip("subscription"))
            return RefreshesSubscription(words) ? StatementNature.OutsideRepeatable : StatementNature.Transactional;
        return words.Skip("table") && DetachedPartition.Of(text) is not null ? StatementNature.OutsideOnce : StatementNature.Transactional;
    }

    /// <summary>A change of the publications refreshes, unless told otherwise.</summary>
    static bool RefreshesSubscription(StatementWords words)
    {
        words.SkipName();
        if (words.Skip("refresh"))
            return true;
        if (!words.Skip("set") && !words.Skip("add") && !words.Skip("drop"))
            return false;
        if (!words.Skip("publication"))
            return false;
        while (words.Next() is { IsEmpty: false } word)
        {
            if (!Is(word, "refresh"))
                continue;
            words.Skip("=");
            return !words.SkipNo();
        }

        return true;
    }

    /// <summary>A second REINDEX makes anew what the first one left; what it left invalid is in nobody's way.</summary>
    static StatementNature OfReindex(StatementWords words)
    {
        var isConcurrent = false;
        if (words.Skip("("))
        {
            while (words.Next() is { IsEmpty: false } option && option is not ")")
            {
                if (Is(option, "concurrently"))
                    isConcurrent = !words.SkipNo();
            }
        }

        var isWhole = words.Skip("schema") || words.Skip("database") || words.Skip("system");
        if (!isWhole)
            words.Next();
        return isWhole || isConcurrent || words.Skip("concurrently")
            ? StatementNature.OutsideRepeatable
            : StatementNature.Transactional;
    }

    /// <summary>Without a table it takes all of them, one transaction after the other.</summary>
    static StatementNature OfCluster(StatementWords words)
    {
        words.Skip("verbose");
        if (words.Skip("("))
        {
            while (words.Next() is { IsEmpty: false } option && option is not ")")
            {
                // The options do not say which tables.
            }
        }

        return words.Next().IsEmpty ? StatementNature.OutsideRepeatable : StatementNature.Transactional;
    }

    static bool Is(ReadOnlySpan<char> word, string keyword) => StatementWords.Is(word, keyword);
}
