using Slipway.Settings;
using Xunit;

namespace Slipway.Tests.Settings;

public sealed class EnvFileTests
{
    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("\uFEFFA=b\r\n", "b")]
    [InlineData("export A=b", "b")]
    [InlineData("  A = b  ", "b")]
    [InlineData("A=b # why", "b")]
    [InlineData("A=b#c", "b#c")]
    [InlineData("A=#c", "")]
    [InlineData("A=", "")]
    [InlineData("A='b # $c \\n'", "b # $c \\n")]
    [InlineData("A=\"b \\\"c\\\" \\n\\$d\" # why", "b \"c\" \n$d")]
    [InlineData("A=\"one\ntwo\"", "one\ntwo")]
    [InlineData("A=$(rm -rf /)", "$(rm -rf /)")]
    [InlineData("A=x=y", "x=y")]
    [InlineData("# A=c\n\nA=b", "b")]
    public void Fault_H8_the_forms_that_people_write_are_understood(string text, string value)
    {
        var file = EnvFile.Parse(text, ".env");

        Assert.Empty(file.Faults);
        Assert.Equal(value, file.Values["A"]);
    }

    [Theory]
    [InlineData("no equals sign")]
    [InlineData("1A=b")]
    [InlineData("A B=c")]
    [InlineData("A=\"not closed")]
    public void A_line_that_is_no_variable_is_a_fault_and_the_next_one_is_read(string line)
    {
        var file = EnvFile.Parse($"{line}\nB=c", ".env");

        Assert.Equal(1, Assert.Single(file.Faults).Where!.Line);
        Assert.Equal("c", file.Values["B"]);
    }
}
