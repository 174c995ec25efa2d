using System.Text;
using Slipway.Cli.Launch;
using Xunit;

namespace Slipway.Cli.Tests.Launch;

public sealed class RawArgumentsTests
{
    [Fact]
    public void The_last_arguments_are_taken_byte_for_byte()
    {
        byte[] commandLine = [.. "dotnet\0slipway.dll\0up\0--\0node\0"u8, 0xFF, 0xC3, 0, .. "x\0"u8];

        var raw = RawArguments.LastOf(commandLine, ["node", "\uFFFD\uFFFD", "x"]);

        Assert.Equal(3, raw.Length);
        Assert.Equal("node"u8.ToArray(), raw[0]);
        Assert.Equal([0xFF, 0xC3], raw[1]);
        Assert.Equal("x"u8.ToArray(), raw[2]);
    }

    [Theory]
    [InlineData("a\0b\0\0", "b", "")]
    [InlineData("a\0\0\0", "", "")]
    [InlineData("a\0b\0c", "b", "c")]
    public void An_empty_argument_is_an_argument_and_the_last_zero_may_be_missing(string commandLine, params string[] expected) =>
        Assert.Equal(expected, RawArguments.LastOf(Encoding.UTF8.GetBytes(commandLine), expected).Select(Encoding.UTF8.GetString));

    [Fact]
    public void Where_the_kernel_tells_nothing_the_text_serves()
    {
        Assert.Equal("é\0x"u8.ToArray(), RawArguments.LastOf([], ["é", "x"]) is [var e, var x] ? [.. e, 0, .. x] : []);
        Assert.Empty(RawArguments.LastOf("a\0"u8, []));
    }

    [Fact]
    public void This_process_s_own_arguments_are_read()
    {
        var own = Environment.GetCommandLineArgs()[1..];

        Assert.Equal(own, RawArguments.Of(own).Select(Encoding.UTF8.GetString));
    }
}
