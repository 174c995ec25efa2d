using System.Buffers;

namespace Slipway.Problems;

/// <summary>Texts as words of a command line that a person may copy into a shell.</summary>
public static class ShellWord
{
    static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./:@=+,%");

    /// <summary>The word that means exactly this text: as it is when no letter of it means anything to a shell, else quoted.</summary>
    public static string Of(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Plain) ? text : Quoted(text);

    /// <summary>The word that means exactly this text, quoted always: for paths, which a person may change before typing.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
