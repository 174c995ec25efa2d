using System.Globalization;
using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>Nobody who reads, or does not read, what the program says can stop a migration.</summary>
public sealed class OutputTests
{
    [Theory]
    [InlineData(">&-")]
    [InlineData("2>&-")]
    [InlineData(">&- 2>&-")]
    [InlineData("<&- >&- 2>&-")]
    [InlineData(">/dev/full")]
    [InlineData(">/dev/full 2>&1")]
    [InlineData("2>&1 | true")]
    [InlineData("2>&1 | head -1")]
    public void Fault_I10_whatever_becomes_of_the_output_the_migration_is_done_and_the_server_launched(string output)
    {
        using var project = Project();

        Sh(project, $"\"$@\" up -- sh -c 'touch launched' {output}");

        Assert.Equal(["0001_a", "0002_b"], project.Database.Applied());
        Assert.True(File.Exists(Path.Combine(project.Folder, "launched")));
        foreach (var manifest in Directory.EnumerateFiles(project.Backups, "*.json"))
            Assert.DoesNotContain("level=", File.ReadAllText(manifest), StringComparison.Ordinal);
        Assert.Equal("ok", project.Database.Single("pragma integrity_check"));
    }

    [Theory]
    [InlineData(">&-")]
    [InlineData(">&- 2>&-")]
    [InlineData("<&- >&- 2>&-")]
    [InlineData(">/dev/full 2>&1")]
    public void Fault_I10_whatever_becomes_of_the_output_a_failure_is_a_failure(string output)
    {
        using var project = Project();
        project.Migration("0002_b", "insert into a values (1);\ninsert into nowhere values (1);");

        var ended = Sh(project, $"\"$@\" up {output}");

        Assert.Equal(1, ended.Code);
        Assert.Equal(["0001_a"], project.Database.Applied());
        Assert.Equal(0, project.Database.Count("a"));
    }

    [Theory]
    [InlineData(">&-", "1")]
    [InlineData("<&- 2>&-", "0 2")]
    public void Fault_I10_what_the_caller_closed_is_closed_in_the_server_too(string output, string closed)
    {
        using var project = Project();

        const string look = "for n in 0 1 2; do test -e /proc/$$/fd/$n || none=\"$none $n\"; done; echo $none >closed";
        Sh(project, $"\"$@\" up -- sh -c '{look}' {output}");

        // The shell that looks redirects a descriptor of its own only afterwards.
        Assert.Equal(closed, File.ReadAllText(Path.Combine(project.Folder, "closed")).Trim());
    }

    [Fact]
    public void Fault_I10_a_locale_without_other_letters_and_a_terminal_without_colours_get_plain_text()
    {
        using var project = Project();

        var ended = SlipwayProgram.Run(
            project.Folder, new Dictionary<string, string?> { ["LC_ALL"] = "C", ["LANG"] = null, ["TERM"] = "dumb" }, "up");

        Assert.Equal(0, ended.Code);
        Assert.All(ended.All, letter => Assert.True(char.IsAscii(letter) && letter != '\e', ended.All));
    }

    [Theory]
    [InlineData("TZ", "Pacific/Apia")]
    [InlineData("LC_ALL", "tr_TR.UTF-8")]
    [InlineData("LC_ALL", "ar_SA.UTF-8")]
    public void Fault_B21_neither_the_time_zone_nor_the_language_changes_what_is_recorded(string variable, string value)
    {
        using var project = Project();
        var environment = new Dictionary<string, string?> { [variable] = value };
        var began = DateTimeOffset.UtcNow;

        var ended = SlipwayProgram.Run(project.Folder, environment, "up", "--json");

        Assert.True(ended.Code == 0, ended.All);
        var times = project.Database.Rows("select applied_at from slipway_history");
        Assert.Equal(2, times.Count);
        Assert.All(times, time => Assert.InRange(
            DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            began.AddMinutes(-5), DateTimeOffset.UtcNow.AddSeconds(2)));
        Assert.Equal(0, SlipwayProgram.Run(project.Folder, environment, "status", "--exit-code").Code);
    }

    static TempProject Project()
    {
        var project = new TempProject().Migration("0001_a", "create table a (x);");
        Assert.Equal(0, project.Run("up", "--create").Code);
        return project.Migration("0002_b", "insert into a values (1);");
    }

    static SlipwayProgram.Ended Sh(TempProject project, string text) =>
        SlipwayProgram.Wait(SlipwayProgram.Start(project.Folder, ["sh", "-c", text, "sh", .. SlipwayProgram.Command]));
}
