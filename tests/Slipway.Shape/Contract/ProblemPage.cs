using System.Globalization;
using System.Text;
using Slipway.Problems;

namespace Slipway.Shape.Contract;

/// <summary>The page about problems, written from the catalogue.</summary>
static class ProblemPage
{
    const string Opening = """
        # Problems

        Every problem that Slipway reports has a code, which scripts may rely on, and an exit code. Where something can be done,
        the message itself says what to type next. A few codes are warnings or notes: they are shown, and the run goes on.

        """;

    /// <summary>The page: the codes by the exit code with which they end the program.</summary>
    public static string Of(IEnumerable<ProblemCode> codes, IReadOnlyDictionary<ExitCode, string> meanings)
    {
        var page = new StringBuilder(Opening);
        foreach (var group in codes.GroupBy(code => code.Exit).OrderBy(group => group.Key))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {(int)group.Key}: {meanings[group.Key].TrimEnd('.')}\n\n");
            page.Append("| code | means |\n|---|---|\n");
            foreach (var code in group.OrderBy(code => code.Name, StringComparer.Ordinal))
            {
                var meaning = code.Meaning.Replace("|", "\\|", StringComparison.Ordinal);
                page.Append(CultureInfo.InvariantCulture, $"| `{code.Name}` | {meaning} |\n");
            }
        }

        return page.ToString();
    }
}
