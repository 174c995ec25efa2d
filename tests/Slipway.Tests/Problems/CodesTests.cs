using System.Reflection;
using System.Text.RegularExpressions;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Problems;

public sealed partial class CodesTests
{
    [Fact]
    public void Every_code_is_in_the_catalogue_once()
    {
        var declared = typeof(Codes).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(ProblemCode))
            .Select(property => (ProblemCode)property.GetValue(null)!)
            .ToList();

        Assert.NotEmpty(declared);
        Assert.Equal(
            declared.Select(code => code.Name).Order(StringComparer.Ordinal),
            Codes.All.Select(code => code.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Codes.All.Length, Codes.All.Select(code => code.Name).Distinct().Count());
    }

    [Fact]
    public void Every_code_has_a_stable_name_an_exit_code_of_the_contract_and_a_meaning()
    {
        Assert.All(Codes.All, code =>
        {
            Assert.Matches(KebabCase(), code.Name);
            Assert.Equal(code.Name, code.ToString());
            Assert.True(Enum.IsDefined(code.Exit), code.Name);
            Assert.EndsWith(".", code.Meaning, StringComparison.Ordinal);
            Assert.True(char.IsUpper(code.Meaning[0]) || code.Meaning[0] == '.', code.Meaning);
        });
    }

    [Fact]
    public void A_property_and_its_code_bear_one_name()
    {
        Assert.All(
            typeof(Codes).GetProperties().Where(property => property.PropertyType == typeof(ProblemCode)),
            property => Assert.Equal(
                property.Name.ToLowerInvariant(),
                ((ProblemCode)property.GetValue(null)!).Name.Replace("-", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(ExitCode.Done, 0)]
    [InlineData(ExitCode.MigrationFailed, 1)]
    [InlineData(ExitCode.Usage, 2)]
    [InlineData(ExitCode.Differences, 3)]
    [InlineData(ExitCode.Refused, 4)]
    [InlineData(ExitCode.Unreachable, 5)]
    [InlineData(ExitCode.LockTimeout, 6)]
    [InlineData(ExitCode.NeedsPerson, 7)]
    [InlineData(ExitCode.VerificationFailed, 8)]
    [InlineData(ExitCode.WrongDatabase, 9)]
    [InlineData(ExitCode.Ahead, 10)]
    [InlineData(ExitCode.NotReady, 11)]
    [InlineData(ExitCode.HookFailed, 12)]
    [InlineData(ExitCode.Bug, 70)]
    [InlineData(ExitCode.CannotExecute, 126)]
    [InlineData(ExitCode.ProgramNotFound, 127)]
    [InlineData(ExitCode.Interrupted, 130)]
    [InlineData(ExitCode.Terminated, 143)]
    public void The_exit_codes_are_a_contract_with_scripts(ExitCode code, int number) => Assert.Equal(number, (int)code);

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex KebabCase();
}
