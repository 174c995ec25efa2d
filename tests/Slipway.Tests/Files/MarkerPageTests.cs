using System.Text.RegularExpressions;
using Slipway.Files;
using Xunit;

namespace Slipway.Tests.Files;

/// <summary>The page about migrations tells of every marker, and of no other.</summary>
public sealed partial class MarkerPageTests
{
    static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "docs", "migrations.md")))
            folder = folder.Parent ?? throw new FileNotFoundException("docs/migrations.md");
        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "migrations.md"));
    }

    [Fact]
    public void Each_marker_is_on_the_page_and_each_on_the_page_is_one()
    {
        var told = Marker().Matches(Page()).Select(found => found.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(MarkerNames.All.Order(StringComparer.Ordinal), told);
    }

    [GeneratedRegex("-- migrate:(?<name>[a-z-]+)", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Marker();
}
