using Xunit;

namespace Slipway.Shape.Source;

/// <summary>A place that breaks a rule.</summary>
/// <param name="Where">The file, and the line where there is one.</param>
/// <param name="What">What is wrong there.</param>
sealed record Finding(string Where, string What)
{
    /// <summary>Fails with all findings, and says what to do about them.</summary>
    public static void AssertNone(IEnumerable<Finding> findings, string whatToDo)
    {
        var lines = findings.Select(finding => $"  {finding.Where}: {finding.What}").Distinct().Order(StringComparer.Ordinal).ToList();
        if (lines.Count > 0)
            Assert.Fail($"{lines.Count} places. {whatToDo}\n{string.Join('\n', lines)}");
    }
}
