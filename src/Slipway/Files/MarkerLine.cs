namespace Slipway.Files;

/// <summary>A comment of a file that is a marker, or was meant as one.</summary>
/// <param name="Start">Where its dashes are, in characters from 0.</param>
/// <param name="End">Where its line ends.</param>
/// <param name="IsMarker">Whether it is spelt as a marker is, and at the start of its line; its name may still be unknown.</param>
readonly record struct MarkerLine(int Start, int End, bool IsMarker)
{
    /// <summary>What every marker begins with.</summary>
    public const string Prefix = "-- migrate:";

    const string Blanks = " \t\f";

    /// <summary>The line, without the blanks at its end.</summary>
    public ReadOnlySpan<char> TextIn(ReadOnlySpan<char> file) => file[Start..End].TrimEnd(Blanks);

    /// <summary>The name behind the colon; only for a marker.</summary>
    public ReadOnlySpan<char> NameIn(ReadOnlySpan<char> file)
    {
        var name = TextIn(file)[Prefix.Length..];
        return name.IndexOfAny(Blanks) is var end and >= 0 ? name[..end] : name;
    }

    /// <summary>What follows the name; only for a marker.</summary>
    public ReadOnlySpan<char> ArgumentsIn(ReadOnlySpan<char> file) =>
        TextIn(file)[(Prefix.Length + NameIn(file).Length)..].Trim(Blanks);
}
