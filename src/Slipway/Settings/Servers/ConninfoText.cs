using System.Collections.Immutable;
using System.Text;

namespace Slipway.Settings.Servers;

/// <summary>libpq's <c>host=db dbname='my app'</c>: values end at a blank; quotes and backslashes as libpq reads them.</summary>
static class ConninfoText
{
    /// <summary>The pairs, or what is wrong; <see langword="null"/> for both when the text has another form.</summary>
    public static (ImmutableArray<UrlPair>? Pairs, string? Fault) Split(string text)
    {
        var pairs = ImmutableArray.CreateBuilder<UrlPair>();
        for (var at = Skip(text, 0); at < text.Length; at = Skip(text, at))
        {
            var end = at;
            while (end < text.Length && text[end] != '=' && !IsBlank(text[end]))
                end++;
            var name = text[at..end];
            end = Skip(text, end);
            if (name.Length == 0 || end >= text.Length || text[end] != '=')
                return (null, null);

            at = Skip(text, end + 1);
            var isQuoted = at < text.Length && text[at] == '\'';
            var (value, next) = Value(text, isQuoted ? at + 1 : at, isQuoted);
            if (next < 0)
                return (null, "A quote in the keyword string is not closed");
            pairs.Add(new UrlPair(name, value));
            at = next;
        }

        return pairs.Count == 0 ? (null, null) : (pairs.ToImmutable(), null);
    }

    /// <summary>A value and where it ends; -1 when a quote is not closed.</summary>
    static (string Value, int End) Value(string text, int at, bool isQuoted)
    {
        var value = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (isQuoted ? text[at] == '\'' : IsBlank(text[at]))
                return (value.ToString(), isQuoted ? at + 1 : at);
            if (text[at] == '\\' && ++at == text.Length)
                break;
            value.Append(text[at]);
        }

        return (value.ToString(), isQuoted ? -1 : at);
    }

    static int Skip(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at;
    }

    static bool IsBlank(char letter) => letter is ' ' or '\t' or '\n' or '\r' or '\f' or '\v';
}
