using System.Text;

namespace Slipway.PostgreSql.Schema;

/// <summary>SQL that the server wrote, as a person writes it.</summary>
static class ServerText
{
    /// <summary>The text with all in lower case that is not within quotes or dollars: the server quotes what needs capitals.</summary>
    public static string Lowered(string sql)
    {
        var text = new StringBuilder(sql.Length);
        for (var at = 0; at < sql.Length;)
        {
            var end = EndOfQuoted(sql, at);
            if (end > at)
                text.Append(sql, at, end - at);
            else
                text.Append(char.ToLowerInvariant(sql[at]));
            at = Math.Max(end, at + 1);
        }

        return text.ToString();
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

    /// <summary>Where what is quoted ends that begins here; here itself when nothing does.</summary>
    static int EndOfQuoted(string sql, int at) => sql[at] switch
    {
        '\'' or '"' => sql.IndexOf(sql[at], at + 1) is >= 0 and var end ? end + 1 : sql.Length,
        '$' => EndOfDollars(sql, at),
        _ => at,
    };

    static int EndOfDollars(string sql, int at)
    {
        var tag = at + 1;
        while (tag < sql.Length && (char.IsLetterOrDigit(sql[tag]) || sql[tag] == '_'))
            tag++;
        if (tag >= sql.Length || sql[tag] != '$' || (at > 0 && (char.IsLetterOrDigit(sql[at - 1]) || sql[at - 1] == '_')))
            return at;
        var mark = sql[at..(tag + 1)];
        return sql.IndexOf(mark, tag + 1, StringComparison.Ordinal) is >= 0 and var end ? end + mark.Length : sql.Length;
    }
}
