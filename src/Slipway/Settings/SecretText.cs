using System.Text;
using System.Text.RegularExpressions;
using Slipway.Settings.Servers;

namespace Slipway.Settings;

/// <summary>Masks what must not be shown.</summary>
public static partial class SecretText
{
    /// <summary>What stands in the place of a secret.</summary>
    internal const string Hidden = "***";

    /// <summary>
    /// The text with the passwords in its URLs and key-value pairs replaced by <c>***</c>. Where it is not certain how far a password
    /// goes, more is masked than need be.
    /// </summary>
    public static string Mask(string text)
    {
        // To the last @: a password may hold one that nobody encoded.
        var rest = InAuthority().Replace(text, "${start}:***@");
        var masked = new StringBuilder();
        for (var key = SecretKey().Match(rest); key.Success; key = SecretKey().Match(rest))
        {
            var start = key.Index + key.Length;
            masked.Append(rest, 0, start);
            var end = EndOfValue(rest, start, isParameter: key.Index > 0 && IsParameter(rest, key.Index));
            if (end > start)
                masked.Append(Hidden);
            rest = rest[end..];
        }

        return InOptions().Replace(
            masked.Append(rest).ToString(), static found => found.Groups["name"].Value + Shown(found.Groups["value"].Value));
    }

    /// <summary>What is harmless among the options of a session stays as it is written.</summary>
    static string Shown(string options)
    {
        var quote = options is ['\'' or '"', ..] ? options[..1] : "";
        var plain = Uri.UnescapeDataString(options[quote.Length..].TrimEnd('\'', '"').Replace('+', ' '));
        var shown = SessionOptions.Shown(plain);
        return shown == plain ? options : quote + shown.Replace(' ', quote.Length == 0 ? '+' : ' ') + quote;
    }

    /// <summary>Whether a parameter of that name is a secret.</summary>
    internal static bool IsSecret(string name) => SecretKey().IsMatch(name + "=");

    /// <summary>Whether the name belongs to a parameter of a URL: then <c>&amp;</c> ends its value.</summary>
    static bool IsParameter(string text, int at)
    {
        while (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-' or '.'))
            at--;
        return at > 0 && text[at - 1] is '?' or '&';
    }

    static int EndOfValue(string text, int start, bool isParameter)
    {
        if (isParameter)
            return text.IndexOf('&', start) is var next and >= 0 ? next : text.Length;
        if (start < text.Length && text[start] is '\'' or '"')
        {
            // A backslash escapes in libpq's single quotes and stands for itself in .NET's: the reading that goes further counts.
            var plain = EndOfQuoted(text, start, hasEscapes: false);
            return text[start] is '"' ? plain : Math.Max(plain, EndOfQuoted(text, start, hasEscapes: true));
        }

        return EndBeforePair(text, start);
    }

    /// <summary>The next pair ends it, and only a pair: a password may hold blanks and semicolons.</summary>
    static int EndBeforePair(string text, int start)
    {
        for (var at = text.IndexOf(';', start); at >= 0; at = text.IndexOf(';', at + 1))
        {
            if (text.AsSpan(at + 1).IsWhiteSpace() || (KeyAt(text, at + 1) is { } key && NpgsqlKeywords.Knows(NpgsqlKeywords.Plain(key))))
                return at;
        }

        for (var at = start; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) && KeyAt(text, at + 1) is { } key && LibpqKeywords.Knows(key))
                return at;
        }

        return text.Length;
    }

    /// <summary>What stands before the next equals sign, if it is as short as a key.</summary>
    static string? KeyAt(string text, int at)
    {
        const int longestKey = 40;
        var equals = text.IndexOf('=', at);
        return equals >= 0 && equals - at <= longestKey ? text[at..equals].Trim() : null;
    }

    /// <summary>Behind the quote that closes it: one that is not escaped, and that no other quote follows.</summary>
    static int EndOfQuoted(string text, int start, bool hasEscapes)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (hasEscapes && text[at] == '\\')
                at++;
            else if (text[at] == text[start] && at + 1 < text.Length && text[at + 1] == text[start])
                at++;
            else if (text[at] == text[start] && (at + 1 == text.Length || text[at + 1] is ' ' or '\t' or '\n' or ';'))
                return at + 1;
        }

        return text.Length;
    }

    [GeneratedRegex("""(?<start>://[^:]*):.*@""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 30_000)]
    private static partial Regex InAuthority();

    [GeneratedRegex(
        """(?<name>\boptions\s*=\s*)(?<value>'([^'\\]|\\.)*'?|"[^"]*"?|(?<=[?&]options=)[^&]*|[^&;]*)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 30_000)]
    private static partial Regex InOptions();

    [GeneratedRegex(
        """(password|pwd|psw|passwd|token|authToken|secret|sslpassword|apikey|api_key)\s*=\s*""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 30_000)]
    private static partial Regex SecretKey();
}
