using Slipway.Sqlite.Statements;

namespace Slipway.Sqlite.Schema;

/// <summary>Goes through the words of a statement; what is not as expected ends it with a <see cref="FormatException"/>.</summary>
sealed class WordCursor(SqlWord[] words)
{
    public int At { get; private set; }

    public bool IsAtEnd => At >= words.Length;

    public bool IsNext(string keyword) => At < words.Length && words[At].Is(keyword);

    public bool IsNext(char symbol) => At < words.Length && words[At].IsSymbol(symbol);

    /// <summary>Whether the next word is one of these keywords.</summary>
    public bool IsNextOf(ReadOnlySpan<string> keywords)
    {
        foreach (var keyword in keywords)
        {
            if (IsNext(keyword))
                return true;
        }

        return false;
    }

    /// <summary>Goes over the keywords, if they come next.</summary>
    public bool Take(params ReadOnlySpan<string> keywords)
    {
        for (var index = 0; index < keywords.Length; index++)
        {
            if (At + index >= words.Length || !words[At + index].Is(keywords[index]))
                return false;
        }

        At += keywords.Length;
        return true;
    }

    public bool Take(char symbol)
    {
        if (!IsNext(symbol))
            return false;
        At++;
        return true;
    }

    public void Expect(params ReadOnlySpan<string> keywords)
    {
        if (!Take(keywords))
            throw Unexpected();
    }

    public void Expect(char symbol)
    {
        if (!Take(symbol))
            throw Unexpected();
    }

    public SqlWord Next() => At < words.Length ? words[At++] : throw Unexpected();

    /// <summary>A name: quoted in whatever way, or not.</summary>
    public string Name() =>
        Next() is { Kind: SqlWordKind.Plain or SqlWordKind.Quoted or SqlWordKind.Text } word ? word.Name : throw Unexpected();

    /// <summary>What was gone over since.</summary>
    public ArraySegment<SqlWord> Since(int start) => new(words, start, At - start);

    public ArraySegment<SqlWord> Rest()
    {
        var start = At;
        At = words.Length;
        return Since(start);
    }

    /// <summary>The words within the parentheses that open here.</summary>
    public ArraySegment<SqlWord> Parenthesized()
    {
        Expect('(');
        var start = At;
        for (var depth = 1; ; At++)
        {
            if (IsAtEnd)
                throw Unexpected();
            depth += IsNext('(') ? 1 : IsNext(')') ? -1 : 0;
            if (depth == 0)
                break;
        }

        var within = Since(start);
        At++;
        return within;
    }

    public FormatException Unexpected() =>
        new(At < words.Length ? $"The word {words[At].Text} is not expected here." : "The text ends too early.");

    /// <summary>The parts that commas separate, outside of parentheses.</summary>
    public static List<ArraySegment<SqlWord>> Split(ArraySegment<SqlWord> list)
    {
        var (parts, depth, start) = (new List<ArraySegment<SqlWord>>(), 0, 0);
        for (var at = 0; at < list.Count; at++)
        {
            depth += list[at].IsSymbol('(') ? 1 : list[at].IsSymbol(')') ? -1 : 0;
            if (depth > 0 || !list[at].IsSymbol(','))
                continue;
            parts.Add(list[start..at]);
            start = at + 1;
        }

        if (list.Count > 0)
            parts.Add(list[start..]);
        return parts;
    }
}
