using System.Reflection;
using Slipway.Problems;
using Slipway.Settings;
using Slipway.Shape.Source;
using Xunit;

namespace Slipway.Shape.Contract;

/// <summary>What others rely on, as it is.</summary>
public sealed class ContractTests
{
    /// <summary>The programs have no callers in code.</summary>
    static readonly string[] Libraries = [.. Repository.Folders("src").Except(["Slipway.Cli", "Slipway.EntityFrameworkCore"])];

    static readonly List<(string Property, string Code)> CodeNames =
    [
        .. typeof(Codes).GetProperties(BindingFlags.Static | BindingFlags.Public)
            .Where(property => property.PropertyType == typeof(ProblemCode))
            .Select(property => (property.Name, ((ProblemCode)property.GetValue(null)!).Name)),
    ];

    public static TheoryData<string> EachLibrary => [.. Libraries];

    [Theory, MemberData(nameof(EachLibrary))]
    public void The_public_api_is_recorded(string library) =>
        Recorded.AssertIs($"src/{library}/PublicApi.txt", PublicApi.Of(Assembly.Load(library)));

    [Fact]
    public void Public_members_say_what_they_mean() => Finding.AssertNone(
        Documentation.Missing(Codebase.OfSource, Codebase.OfSource.Files.Where(file => Libraries.Contains(file.Path.Split('/')[1]))),
        "Say in <summary> (of a record's property: in <param>) what it means, its unit and its default; or make it internal.");

    [Fact]
    public void The_page_of_problems_is_written_from_the_catalogue()
    {
        var code = Codebase.OfSource;
        var summaries = Documentation.SummariesOf(code, code.Files.Single(file => file.Path == "src/Slipway/Problems/ExitCode.cs"));
        var meanings = Enum.GetValues<ExitCode>().ToDictionary(exit => exit, exit => summaries[exit.ToString()]);

        Recorded.AssertIs("docs/problems.md", ProblemPage.Of(Codes.All, meanings));
    }

    [Fact]
    public void The_page_of_settings_is_written_from_their_table() =>
        Recorded.AssertIs("docs/settings.md", SettingsPage.Of(SettingKeys.All));

    [Fact]
    public void Codes_are_spelled_alike_and_once()
    {
        Assert.Equal(Codes.All.Length, CodeNames.Count);
        Finding.AssertNone(CodeRules.BadlySpelled(CodeNames), "A code is in kebab case; its property is the same words without hyphens.");
    }

    [Fact]
    public void Codes_are_used() => Finding.AssertNone(
        CodeRules.Unused(CodeNames.Select(name => name.Property), Repository.Code("src")),
        "Report the problem where it occurs, or take the code out of the catalogue.");

    [Fact]
    public void Codes_mean_something_in_one_or_two_sentences() => Finding.AssertNone(
        Codes.All.Where(code => !code.Meaning.EndsWith('.') || code.Meaning.Length > 160)
            .Select(code => new Finding(code.Name, $"'{code.Meaning}'")),
        "The meaning is a line of docs/problems.md: whole sentences, 160 characters at most.");
}
