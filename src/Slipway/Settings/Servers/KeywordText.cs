using System.Collections.Immutable;
using System.Text;

namespace Slipway.Settings.Servers;

/// <summary>
/// .NET's <c>Host=db;Password="a;b"</c>, as <c>DbConnectionStringBuilder</c> reads it: names without regard to letter case, values
/// trimmed or in quotes, a doubled quote in quotes for one, a later pair in the place of an earlier.
/// </summary>
static class KeywordText
{
    /// <summary>The pairs; <see langword="null"/> when the text has another form.</summary>
    public static ImmutableArray<UrlPair>? Split(string text)
    {
        var pairs = ImmutableArray.CreateBuilder<UrlPair>();
        for (var at = Skip(text, 0, orSemicolons: true); at < text.Length; at = Skip(text, at, orSemicolons: true))
        {
            var (name, afterName) = Name(text, at);
            if (afterName < 0)
                return null;

            at = Skip(text, afterName, orSemicolons: false);
            var (value, next) = at < text.Length && text[at] is '"' or '\'' ? Quoted(text, at) : Bare(text, at);
            if (next < 0)
                return null;
            pairs.Add(new UrlPair(name, value));
            at = next;
        }

        return pairs.Count == 0 ? null : pairs.ToImmutable();
    }

    /// <summary>A name and where its value begins; -1 when there is none. <c>==</c> stands for a letter = of it.</summary>
    static (string Name, int End) Name(string text, int at)
    {
        var name = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] == '=')
            {
                if (at + 1 == text.Length || text[at + 1] != '=')
                    return (name.ToString().TrimEnd(), name.Length == 0 ? -1 : at + 1);
                at++;
            }

            name.Append(text[at]);
        }

        return ("", -1);
    }

    /// <summary>What stands without quotes, and where it ends; -1 when a quote ends it that nothing opened.</summary>
    static (string Value, int End) Bare(string text, int at)
    {
        var end = text.IndexOf(';', at);
        end = end < 0 ? text.Length : end;
        var value = text[at..end].TrimEnd();
        return value is [.., '"' or '\''] ? ("", -1) : (value, end);
    }

    /// <summary>What stands in quotes, and where it ends; -1 when they are not closed, or more follows.</summary>
    static (string Value, int End) Quoted(string text, int at)
    {
        var quote = text[at];
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                if (at + 1 == text.Length || text[at + 1] != quote)
                {
                    var end = Skip(text, at + 1, orSemicolons: false);
                    return (value.ToString(), end == text.Length || text[end] == ';' ? end : -1);
                }

                at++;
            }

            value.Append(text[at]);
        }

        return ("", -1);
    }

    static int Skip(string text, int at, bool orSemicolons)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || (orSemicolons && text[at] == ';')))
            at++;
        return at;
    }
}
