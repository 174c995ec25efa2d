using System.Text.RegularExpressions;
using Slipway.Problems;

namespace Slipway.Settings;

/// <summary>Takes off a URL what shells, files and copy-and-paste leave around it.</summary>
static partial class UrlText
{
    /// <summary>The text without blanks, byte order mark, one pair of quotes; or why it is no URL yet.</summary>
    public static Outcome<string> Clean(string text)
    {
        var clean = Unquote(text.Trim().Trim('\uFEFF').Trim());
        if (clean.StartsWith("psql ", StringComparison.Ordinal))
            clean = Unquote(clean["psql ".Length..].Trim());

        if (clean.Length == 0)
            return new Problem(Codes.UrlInvalid, "The database URL is empty.")
            {
                Fix = "Give one, such as sqlite:data/app.db or postgresql://app@db.example/shop, or take the empty one away.",
            };
        if (clean.AsSpan().ContainsAnyInRange('\0', '\u001F'))
            return new Problem(Codes.UrlInvalid, "The database URL holds a control character, such as a line end.");
        if (Placeholder(clean, isWhole: false) is { } found)
        {
            return new Problem(
                Codes.UrlPlaceholder, $"The database URL holds the placeholder '{found}', which nothing has filled in.")
            {
                Fix = "Set the variable where the URL is put together, or write the URL out.",
            };
        }

        return clean;
    }

    /// <summary>The placeholder that a text holds; <see langword="null"/> without one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWhole">Whether only one that is the whole text counts: a password may hold anything.</param>
    public static string? Placeholder(string text, bool isWhole) =>
        Placeholders().Match(text) is { Success: true } found && (!isWhole || found.Length == text.Trim().Length) ? found.Value : null;

    static string Unquote(string text) =>
        text.Length >= 2 && text[0] == text[^1] && text[0] is '"' or '\'' ? text[1..^1].Trim() : text;

    [GeneratedRegex(
        @"\$\{[^}]*\}|\$\([^)]*\)|\{\{.*?\}\}|<[A-Za-z][A-Za-z0-9_ -]*>|\[[A-Z][A-Z0-9_-]*\]|://\.\.\.",
        RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Placeholders();
}
