using System.Reflection;
using System.Text.RegularExpressions;

namespace Slipway.Testing;

/// <summary>
/// Output that a person has read and found right: a file in <c>Approved/</c> of the test project. What differs from run
/// to run is replaced by words before.
/// </summary>
public static partial class Approved
{
    const string Switch = "UPDATE_RECORDS";

    /// <summary>Compares a text with the approved one; writes it instead when asked to.</summary>
    /// <returns>What to say when they differ; <see langword="null"/> when they do not.</returns>
    public static string? Difference(string name, string text, TempProject project)
    {
        var tests = Assembly.GetEntryAssembly()!.GetName().Name!;
        var file = Path.Combine(SourceTree.Root, "tests", tests, "Approved", name + ".txt");
        var actual = Scrubbed(text, project);
        if (Environment.GetEnvironmentVariable(Switch) is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        return approved == actual ? null
            : $"{name} is not as it was approved. If the change is meant: {Switch}=1\n--- approved\n{approved}\n--- actual\n{actual}";
    }

    /// <summary>The text without what differs from run to run.</summary>
    public static string Scrubbed(string text, TempProject project)
    {
        var scrubbed = text.Replace(project.Folder, "FOLDER", StringComparison.Ordinal)
            .Replace($"{Environment.UserName}@{Environment.MachineName}", "USER@HOST", StringComparison.Ordinal);
        scrubbed = Version().Replace(scrubbed, "slipway VERSION");
        scrubbed = ExactMoment().Replace(scrubbed, "MOMENT");
        scrubbed = Moment().Replace(scrubbed, "MOMENT");
        scrubbed = NameMoment().Replace(scrubbed, "MOMENT");
        return Took().Replace(scrubbed, "TIME");
    }

    [GeneratedRegex(@"slipway \d+\.\d+\.\d+", RegexOptions.IgnoreCase)]
    private static partial Regex Version();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")]
    private static partial Regex ExactMoment();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d UTC")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\d{8}_\d{6}(_\d+)?")]
    private static partial Regex NameMoment();

    [GeneratedRegex(@" *\b\d+(\.\d+)? (ms|s)\b")]
    private static partial Regex Took();
}
