using System.Text.RegularExpressions;

namespace Slipway.Settings;

/// <summary>Masks what must not be shown.</summary>
public static partial class SecretText
{
    /// <summary>The text with the passwords in its URLs and key-value pairs replaced by <c>***</c>.</summary>
    public static string Mask(string text)
    {
        // To the last @: a password may hold one that nobody encoded.
        var masked = InAuthority().Replace(text, "${start}:***@");
        return InPairs().Replace(masked, "${key}***");
    }

    [GeneratedRegex("""(?<start>://[^/\s:@]*):.*@""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex InAuthority();

    [GeneratedRegex(
        """(?<key>(password|pwd|psw|passwd|token|authToken|secret|sslpassword|apikey|api_key)\s*=\s*)[^&;\s]+""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex InPairs();
}
