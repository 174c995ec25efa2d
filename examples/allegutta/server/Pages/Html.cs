using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Allegutta.Pages;

/// <summary>A piece of a page. Text that is put into it is encoded; only other pieces are taken as they are.</summary>
/// <param name="Text">The markup.</param>
readonly record struct Html(string Text)
{
    public static Html Empty { get; } = new("");

    public static Html Of(Builder markup) => new(markup.ToString());

    /// <summary>Pieces, one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    /// <summary>What the compiler makes of <c>$"…"</c> where a piece is wanted.</summary>
    [InterpolatedStringHandler]
    public readonly struct Builder(int literalLength, int holes)
    {
        readonly StringBuilder _text = new(literalLength + (holes * 24));

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted(string? text) => _text.Append(WebUtility.HtmlEncode(text));

        public void AppendFormatted(Html piece) => _text.Append(piece.Text);

        public override string ToString() => _text.ToString();
    }
}
