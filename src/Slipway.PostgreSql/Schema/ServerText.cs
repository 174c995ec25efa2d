using System.Text;

namespace Slipway.PostgreSql.Schema;

/// <summary>SQL as the server prints it, in the case in which people write it.</summary>
static class ServerText
{
    /// <summary>
    /// The text with its key words in lower case. What stands in quotes of any kind stays as it is; a name with capitals is always in
    /// quotes.
    /// </summary>
    public static string Lowered(string text)
    {
        var lowered = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfQuoted(text, at);
            if (end > at)
            {
                lowered.Append(text, at, end - at);
                at = end;
            }
            else
            {
                lowered.Append(char.IsAsciiLetterUpper(text[at]) ? char.ToLowerInvariant(text[at]) : text[at]);
                at++;
            }
        }

        return lowered.ToString();
    }

    /// <summary>The place of some words outside all quotes; -1 when they are not there.</summary>
    public static int Find(string text, string words, int from = 0)
    {
        for (var at = from; at < text.Length;)
        {
            var end = EndOfQuoted(text, at);
            if (end > at)
                at = end;
            else if (string.CompareOrdinal(text, at, words, 0, words.Length) == 0)
                return at;
            else
                at++;
        }

        return -1;
    }

    /// <summary>The list in the first parentheses of a text, part by part, and where the parentheses end.</summary>
    public static (IReadOnlyList<string> Parts, int End) FirstList(string text)
    {
        var parts = new List<string>();
        var (depth, begin) = (0, 0);
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfQuoted(text, at);
            if (end > at)
            {
                at = end;
                continue;
            }

            var letter = text[at++];
            if (letter is '(' && depth++ == 0)
                begin = at;
            else if ((letter is ')' && --depth == 0) || (letter is ',' && depth == 1))
            {
                parts.Add(text[begin..(at - 1)].Trim());
                begin = at;
                if (depth == 0)
                    return (parts, at);
            }
        }

        return (parts, text.Length);
    }

    /// <summary>The parts between top-level separators.</summary>
    public static IReadOnlyList<string> Split(string sql, string separator)
    {
        var (parts, begin) = (new List<string>(), 0);
        for (var at = 0; at < sql.Length;)
        {
            var end = EndOfQuoted(sql, at);
            if (end > at)
            {
                at = end;
            }
            else if (sql.AsSpan(at).StartsWith(separator, StringComparison.Ordinal))
            {
                parts.Add(sql[begin..at]);
                begin = at += separator.Length;
            }
            else
            {
                at++;
            }
        }

        parts.Add(sql[begin..]);
        return parts;
    }

    /// <summary>The query of a view, with its clauses at the begin of their lines.</summary>
    public static string Query(string sql)
    {
        var query = Lowered(sql.Trim().TrimEnd(';'));
        var text = new StringBuilder(query.Length);
        for (var at = 0; at < query.Length;)
        {
            var end = EndOfQuoted(query, at);
            if (end > at)
            {
                text.Append(query, at, end - at);
                at = end;
                continue;
            }

            text.Append(query[at++]);
            if (query[at - 1] != '\n')
                continue;
            var word = at;
            while (word < query.Length && query[word] == ' ')
                word++;
            at = word - at is >= 1 and <= 3 ? word : at;
        }

        return text.ToString();
    }

    /// <summary>Where the square brackets end that begin at a place: behind the last one.</summary>
    public static int EndOfBrackets(string text, int at)
    {
        var depth = 0;
        while (at < text.Length)
        {
            var end = EndOfQuoted(text, at);
            if (end > at)
            {
                at = end;
                continue;
            }

            depth += text[at] switch { '[' => 1, ']' => -1, _ => 0 };
            at++;
            if (depth == 0)
                break;
        }

        return at;
    }

    /// <summary>Where that which is quoted from a place on ends; the place itself when nothing is quoted there.</summary>
    static int EndOfQuoted(string text, int at) => text[at] switch
    {
        '\'' or '"' => EndOfQuotes(text, at),
        '$' => EndOfDollars(text, at),
        _ => at,
    };

    static int EndOfQuotes(string text, int at)
    {
        var escapes = text[at] is '\'' && at > 0 && text[at - 1] is 'E' or 'e' && (at == 1 || !IsOfName(text[at - 2]));
        for (var end = at + 1; end < text.Length; end++)
        {
            if (escapes && text[end] is '\\')
                end++;
            else if (text[end] == text[at] && (end + 1 == text.Length || text[end + 1] != text[at]))
                return end + 1;
            else if (text[end] == text[at])
                end++;
        }

        return text.Length;
    }

    static int EndOfDollars(string text, int at)
    {
        if (at > 0 && IsOfName(text[at - 1]))
            return at;
        var tag = text.IndexOf('$', at + 1);
        if (tag < 0 || char.IsAsciiDigit(text[at + 1]) || !text.AsSpan(at + 1, tag - at - 1).ContainsOnlyName())
            return at;
        var end = text.IndexOf(text[at..(tag + 1)], tag + 1, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + tag + 1 - at;
    }

    static bool IsOfName(char letter) => char.IsLetterOrDigit(letter) || letter is '_';

    static bool ContainsOnlyName(this ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!IsOfName(letter))
                return false;
        }

        return true;
    }
}
