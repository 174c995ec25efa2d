using System.Globalization;

namespace Slipway.Files;

/// <summary>A file that is a migration by its name and place.</summary>
/// <param name="Id">The id.</param>
/// <param name="ReadAt">Where its bytes are, below the folder: elsewhere than the id says when it is a link.</param>
readonly record struct FoundFile(string Id, string ReadAt)
{
    /// <summary>Where the name begins in the id, behind the app.</summary>
    public int NameStart { get; } = Id.LastIndexOf('/') + 1;

    /// <summary>The number that the name begins with; the largest there is when it begins with none, or has too many digits.</summary>
    public ulong Number { get; } = NumberOf(Id.AsSpan(Id.LastIndexOf('/') + 1));

    /// <summary>The app, with the slash behind it.</summary>
    public ReadOnlySpan<char> App => Id.AsSpan(0, NameStart);

    /// <summary>The digits that the name begins with.</summary>
    public ReadOnlySpan<char> Digits => Id.AsSpan(NameStart, DigitsOf(Id.AsSpan(NameStart)));

    static ulong NumberOf(ReadOnlySpan<char> name) =>
        ulong.TryParse(name[..DigitsOf(name)], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : ulong.MaxValue;

    static int DigitsOf(ReadOnlySpan<char> name) =>
        name.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : name.Length;
}
