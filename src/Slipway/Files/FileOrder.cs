namespace Slipway.Files;

/// <summary>Orders files: by app, then by the number that the name begins with, then by the name's text.</summary>
sealed class FileOrder : IComparer<FoundFile>
{
    public static FileOrder Instance { get; } = new();

    public int Compare(FoundFile x, FoundFile y)
    {
        if (x.NameStart + y.NameStart > 0 && x.App.CompareTo(y.App, StringComparison.Ordinal) is not 0 and var byApp)
            return byApp;
        var byNumber = x.Number != y.Number ? x.Number.CompareTo(y.Number)
            : x.Number == ulong.MaxValue ? CompareLong(x.Digits, y.Digits)
            : 0;
        return byNumber != 0 ? byNumber : string.CompareOrdinal(x.Id, y.Id);
    }

    /// <summary>Names without a number come after those with one, however long.</summary>
    static int CompareLong(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return left.IsEmpty.CompareTo(right.IsEmpty);
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length
            ? left.Length.CompareTo(right.Length)
            : left.CompareTo(right, StringComparison.Ordinal);
    }
}
