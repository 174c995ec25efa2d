namespace Slipway.Graph;

/// <summary>Orders ids: by the number that the name begins with, then by the name's text, then by the app's.</summary>
/// <remarks>Names without a number come after those with one. Two ids are equal only when they are the same text.</remarks>
sealed class CanonicalOrder : IComparer<string>
{
    public static CanonicalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = NameOf(x);
        var right = NameOf(y);
        var byNumber = CompareNumbers(NumberOf(left), NumberOf(right));
        if (byNumber != 0)
            return byNumber;
        var byName = left.CompareTo(right, StringComparison.Ordinal);
        return byName != 0 ? byName : string.CompareOrdinal(x, y);
    }

    /// <summary>The digits that a name begins with, without leading zeros; empty for none.</summary>
    public static ReadOnlySpan<char> NumberOf(ReadOnlySpan<char> name)
    {
        var end = name.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? name : name[..end];
        var trimmed = digits.TrimStart('0');
        return trimmed.IsEmpty && !digits.IsEmpty ? digits[^1..] : trimmed;
    }

    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> id) => id[(id.LastIndexOf('/') + 1)..];

    public static string AppOf(string id) => id.LastIndexOf('/') is var slash and >= 0 ? id[..slash] : "";

    static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return left.IsEmpty.CompareTo(right.IsEmpty);
        return left.Length != right.Length
            ? left.Length.CompareTo(right.Length)
            : left.CompareTo(right, StringComparison.Ordinal);
    }
}
