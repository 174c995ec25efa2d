using Slipway.Cli.Render;
using Xunit;

namespace Slipway.Cli.Tests.Render;

public sealed class EscapedTests
{
    [Theory]
    [InlineData("0004_add_alerts", "0004_add_alerts")]
    [InlineData("naïve Größe 表 😀 → ─", "naïve Größe 表 😀 → ─")]
    [InlineData("", "")]
    [InlineData("\e[2J\e]0;title\a", "\\x1b[2J\\x1b]0;title\\x07")]
    [InlineData("over\rwritten\b\b", "over\\x0dwritten\\x08\\x08")]
    [InlineData("del\u007f csi\u009b31m nel\u0085", "del\\x7f csi\\x9b31m nel\\x85")]
    [InlineData("level=error\nlevel=info", "level=error\\x0alevel=info")]
    [InlineData("a\tb", "a\\x09b")]
    [InlineData("nul\0", "nul\\x00")]
    [InlineData("bidi\u202e\u2066\u200f\u061c", "bidi\\u202e\\u2066\\u200f\\u061c")]
    [InlineData("line\u2028paragraph\u2029", "line\\u2028paragraph\\u2029")]
    public void What_could_deceive_a_reader_is_shown(string text, string expected)
    {
        Assert.Equal(expected, Escaped.Line(text));
        Assert.Equal(text != expected, Escaped.IsNeededFor(text));
    }

    [Fact]
    public void Lines_keep_their_ends_and_their_tabs() => Assert.Equal("a\n\tb\\x0d\n\\x1b", Escaped.Lines("a\n\tb\r\n\e"));
}
