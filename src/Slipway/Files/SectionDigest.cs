using System.Text;

namespace Slipway.Files;

/// <summary>The <see cref="Checksum"/> of a text that comes in pieces.</summary>
sealed class SectionDigest
{
    readonly RunningSha256 hash = new();

    /// <summary>Blanks that count only if something follows them.</summary>
    readonly StringBuilder blanks = new();

    bool hasBegun;

    public void Append(ReadOnlySpan<char> piece)
    {
        var text = piece.TrimEnd(Checksum.Around);
        var rest = piece[text.Length..];
        if (!hasBegun)
            text = text.TrimStart(Checksum.Around);
        if (!text.IsEmpty)
        {
            foreach (var chunk in blanks.GetChunks())
                hash.Append(chunk.Span);
            blanks.Clear();
            hash.Append(text);
            hasBegun = true;
        }

        if (hasBegun)
            blanks.Append(rest);
    }

    public string Finish() => hash.Finish();
}
