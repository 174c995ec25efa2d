using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Problems;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("stauts", "status")]
    [InlineData("statsu", "status")]
    [InlineData("tatus", "status")]
    [InlineData("statuss", "status")]
    [InlineData("STATUS", "status")]
    [InlineData("upp", "up")]
    [InlineData("pu", "up")]
    [InlineData("retsore", "restore")]
    [InlineData("kubernetes", null)]
    [InlineData("", null)]
    public void A_misspelt_name_finds_the_one_that_was_meant(string typed, string? meant) =>
        Assert.Equal(meant, NearestName.Of(typed, ["up", "down", "status", "restore", "backup"]));

    [Fact]
    public void Of_two_that_are_as_near_the_first_by_name_is_taken() =>
        Assert.Equal("mode-a", NearestName.Of("mode-x", ["mode-b", "mode-a"]));

    [Fact]
    public void Where_nothing_is_near_all_that_there_is_gets_listed()
    {
        Assert.Equal("Did you mean 'auto'?", NearestName.Suggest("atuo", ["auto", "plain", "json"]));
        Assert.Equal("Known are: auto, plain, json.", NearestName.Suggest("yaml-ish", ["auto", "plain", "json"]));
        Assert.Equal("There are none.", NearestName.Suggest("production", []));
    }
}
