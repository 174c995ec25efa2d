using System.Collections.Immutable;
using Slipway.Sql;

namespace Slipway.Files;

/// <summary>A section of a file that is too large to be held: what was found out about it when it was read first.</summary>
sealed record LargeSection
{
    /// <summary>The file.</summary>
    public required LargeFile File { get; init; }

    /// <summary>The line in the file on which it starts, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Where it starts in the file's text, in characters.</summary>
    public required long Start { get; init; }

    /// <summary>Where it ends in the file's text.</summary>
    public required long End { get; init; }

    /// <summary>The <see cref="Files.Checksum"/> of its text.</summary>
    public required string Checksum { get; init; }

    /// <summary>How many statements it has.</summary>
    public required int Count { get; init; }

    /// <summary>Those that do more than to run in a transaction.</summary>
    public required ImmutableArray<MarkedStatement> Marked { get; init; }

    /// <summary>Reads all of its text anew.</summary>
    public string ReadText()
    {
        using var window = File.OpenAt(Start, End);
        while (!window.IsAtEnd)
            window.Slide(0);
        return window.Text.ToString();
    }
}
