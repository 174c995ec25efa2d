using System.Collections.Immutable;
using System.Text;
using Slipway.Cli.Launch;
using Slipway.Problems;
using Xunit;

namespace Slipway.Cli.Tests.Launch;

public sealed class ServerArgumentsTests
{
    static readonly Dictionary<string, string> Variables = new() { ["PORT"] = "8080", ["HOST"] = "::1", ["EMPTY"] = "", ["A_1"] = "a" };

    [Theory]
    [InlineData("--port", "--port")]
    [InlineData("{env:PORT}", "8080")]
    [InlineData("--urls=http://{env:HOST}:{env:PORT}/", "--urls=http://::1:8080/")]
    [InlineData("{env:PORT:-8001}", "8080")]
    [InlineData("{env:NONE:-8001}", "8001")]
    [InlineData("{env:EMPTY:-8001}", "8001")]
    [InlineData("{env:NONE:-}", "")]
    [InlineData("{env:NONE:-http://x:-y}", "http://x:-y")]
    [InlineData("{env:A_1}{env:A_1}", "aa")]
    [InlineData("{env:PORT", "{env:PORT")]
    [InlineData("{env:", "{env:")]
    [InlineData("{env:}", "{env:}")]
    [InlineData("{env:1A}", "{env:1A}")]
    [InlineData("{env:dev,level:info} {env:PORT}", "{env:dev,level:info} 8080")]
    [InlineData("$PORT ${PORT} {PORT} {ENV:PORT} \\{env :PORT}", "$PORT ${PORT} {PORT} {ENV:PORT} \\{env :PORT}")]
    [InlineData("", "")]
    public void A_variable_s_value_takes_its_place_and_all_else_stays(string argument, string expected) =>
        Assert.Equal([expected], Expand(argument).Required.Text);

    [Fact]
    public void Values_are_not_looked_at_again()
    {
        Assert.Equal(["{env:PORT}"], ServerArguments.Expand([Bytes("{env:X}")], _ => "{env:PORT}").Required.Text);
    }

    [Fact]
    public void Bytes_that_are_no_text_stay_as_they_are()
    {
        byte[] argument = [0xFF, 0xFE, .. "{env:PORT}"u8, 0x80, 0xC3];

        var expanded = ServerArguments.Expand([argument, [0xC3]], Variables.GetValueOrDefault).Required;

        Assert.Equal([0xFF, 0xFE, .. "8080"u8, 0x80, 0xC3], expanded.Bytes[0]);
        Assert.Equal([0xC3], expanded.Bytes[1]);
    }

    [Fact]
    public void Every_variable_without_a_value_is_told_once()
    {
        var problems = Expand("{env:NONE}", "{env:EMPTY} {env:NONE}", "{env:PORT}").Problems;

        Assert.Equal(
            ["The server's arguments want the environment variable NONE, which is not set.",
                "The server's arguments want the environment variable EMPTY, which is not set."],
            problems.Select(problem => problem.Message));
        Assert.All(problems, problem => Assert.Equal(Codes.ServerArgumentUnset, problem.Code));
        Assert.Equal("Nothing was migrated.", problems[0].State);
        Assert.Equal("Set NONE, or give a value for when it is not set: {env:NONE:-8001}.", problems[0].Fix);
    }

    static Outcome<ServerArgumentList> Expand(params string[] arguments) =>
        ServerArguments.Expand([.. arguments.Select(Bytes)], Variables.GetValueOrDefault);

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
