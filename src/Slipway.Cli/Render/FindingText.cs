using Slipway.Problems;

namespace Slipway.Cli.Render;

/// <summary>A problem as a part of a report, on standard output.</summary>
static class FindingText
{
    public static void Write(Terminal terminal, Problem problem, Ink ink)
    {
        var mark = terminal.Paint(ink is Ink.Bad ? terminal.Mark("✗", "x") : terminal.Mark("⚠", "!"), ink);
        var where = problem.Where is { } place ? $"{place}: " : "";
        var code = terminal.Paint($"[{problem.Code}]", Ink.Faint);
        terminal.Out.WriteLine($"{mark} {Escaped.Lines(where + problem.Message)} {code}");
        if (problem.Excerpt is { } excerpt)
            terminal.Out.WriteLine(Indented(excerpt));
        if (problem.Fix is { } fix)
            terminal.Out.WriteLine($"  {terminal.Paint("Next:", Ink.Bold)} {Indented(fix).TrimStart()}");
    }

    static string Indented(string text) => "  " + string.Join("\n  ", Escaped.Lines(text).Split('\n'));
}
