using Slipway.Cli.Render;
using Xunit;

namespace Slipway.Cli.Tests.Render;

public sealed class OutputChoicesTests
{
    [Theory]
    [InlineData("auto", "", true, true)]
    [InlineData("auto", "", false, false)]
    [InlineData("always", "NO_COLOR=1 TERM=dumb", false, true)]
    [InlineData("never", "FORCE_COLOR=1", true, false)]
    [InlineData("auto", "NO_COLOR=1", true, false)]
    [InlineData("auto", "NO_COLOR=0", true, false)]
    [InlineData("auto", "NO_COLOR=", true, true)]
    [InlineData("auto", "NO_COLOR=1 FORCE_COLOR=1", true, false)]
    [InlineData("auto", "FORCE_COLOR=1", false, true)]
    [InlineData("auto", "CLICOLOR_FORCE=1", false, true)]
    [InlineData("auto", "FORCE_COLOR=0", false, false)]
    [InlineData("auto", "FORCE_COLOR=false", false, false)]
    [InlineData("auto", "TERM=dumb", true, false)]
    [InlineData("auto", "TERM=xterm", true, true)]
    public void Colours_are_used_as_flags_and_conventions_say(string flag, string environment, bool isTerminal, bool expected) =>
        Assert.Equal(expected, Choices(environment, flag).UsesColor(isTerminal));

    [Theory]
    [InlineData("", false)]
    [InlineData("CI=true", true)]
    [InlineData("CI=1", true)]
    [InlineData("CI=", false)]
    [InlineData("CI=0", false)]
    [InlineData("CI=false", false)]
    [InlineData("GITHUB_ACTIONS=true", true)]
    [InlineData("BUILDKITE=true", true)]
    [InlineData("TF_BUILD=True", true)]
    public void A_continuous_integration_is_recognized(string environment, bool expected) =>
        Assert.Equal(expected, Choices(environment).IsAutomated);

    [Theory]
    [InlineData("", false)]
    [InlineData("LANG=C", false)]
    [InlineData("LANG=C.UTF-8", true)]
    [InlineData("LANG=en_US.utf8", true)]
    [InlineData("LANG=C.UTF-8 LC_ALL=C", false)]
    [InlineData("LANG=C LC_CTYPE=C.UTF-8", true)]
    [InlineData("LANG=C.UTF-8 LC_ALL=", true)]
    public void Letters_beyond_ASCII_are_used_where_the_locale_has_them(string environment, bool expected) =>
        Assert.Equal(expected, Choices(environment).IsUnicode);

    static OutputChoices Choices(string environment, string color = "auto")
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new OutputChoices(variables.GetValueOrDefault) { Color = color };
    }
}
