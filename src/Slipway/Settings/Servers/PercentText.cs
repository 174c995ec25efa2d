using System.Globalization;
using System.Text;

namespace Slipway.Settings.Servers;

/// <summary>Takes percent-encoding off. What cannot be decoded is said, and never guessed.</summary>
/// <param name="PlusIsBlank">Whether <c>+</c> is a blank, as in forms; otherwise it stands for itself.</param>
/// <param name="KeepsBadEscapes">Whether a % that begins no escape stands for itself, as to Python.</param>
sealed record PercentText(bool PlusIsBlank, bool KeepsBadEscapes)
{
    public const string BadEscape = "holds a % that begins no escape";
    const string NotUtf8 = "holds escapes that are no UTF-8";
    const string Nul = "holds the character NUL, which PostgreSQL does not know";

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The decoded text, or what is wrong with it.</summary>
    public (string? Text, string? Fault) Decode(string text)
    {
        if (text.AsSpan().IndexOfAny('%', '+') < 0)
            return (text, null);

        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '%' && IsEscape(text, at))
            {
                bytes.Add(byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 2;
            }
            else if (text[at] == '%' && !KeepsBadEscapes)
                return (null, BadEscape);
            else if (text[at] == '+' && PlusIsBlank)
                bytes.Add((byte)' ');
            else
                at += Add(bytes, text.AsSpan(at));
        }

        return AsText([.. bytes]);
    }

    /// <summary>Whether a text holds an escape.</summary>
    public static bool HasEscape(string text)
    {
        for (var at = text.IndexOf('%'); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (IsEscape(text, at))
                return true;
        }

        return false;
    }

    static bool IsEscape(string text, int at) =>
        at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);

    /// <summary>Adds a letter, which may be two characters; gives how many more than one it took.</summary>
    static int Add(List<byte> bytes, ReadOnlySpan<char> rest)
    {
        var length = rest.Length > 1 && char.IsSurrogatePair(rest[0], rest[1]) ? 2 : 1;
        bytes.AddRange(Encoding.UTF8.GetBytes(rest[..length].ToString()));
        return length - 1;
    }

    static (string?, string?) AsText(byte[] bytes)
    {
        try
        {
            return Array.IndexOf(bytes, (byte)0) >= 0 ? (null, Nul) : (Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, NotUtf8);
        }
    }
}
