using Slipway.Problems;

namespace Slipway.Cli.Render;

/// <summary>
/// A problem for a person: what happened and where, the statement with a caret, what is true of the database now, and what
/// to type next.
/// </summary>
static class ProblemText
{
    public static void Write(Terminal terminal, Problem problem)
    {
        var to = terminal.Error;
        if (terminal.Format is LogFormat.Json)
        {
            to.WriteLine(LogText.Json("error", problem.Message, ProblemFields.Of(problem)));
            return;
        }

        var message = Escaped.Lines(problem.Message);
        if (terminal.ErrorIsTerminal)
        {
            var code = terminal.PaintError($"[{problem.Code}]", Ink.Faint);
            to.WriteLine($"{terminal.PaintError("error", Ink.Bad)} {Where(problem)}{message} {code}");
        }
        else if (terminal.Format is LogFormat.Banner)
            to.WriteLine(BannerText.Line("error", $"{Where(problem)}{problem.Message} [{problem.Code}]"));
        else
            to.WriteLine(LogText.Plain("error", Where(problem) + problem.Message, [new("code", problem.Code.Name)]));

        if (problem.Excerpt is { } excerpt)
            to.WriteLine(Indented(excerpt));
        if (problem.State is { } state)
            to.WriteLine(Indented(state));
        if (problem.Fix is { } fix)
            to.WriteLine($"  {terminal.PaintError("Next:", Ink.Bold)} {Indented(fix).TrimStart()}");
    }

    static string Where(Problem problem) => problem.Where is { } place ? $"{Escaped.Line(place.ToString())}: " : "";

    static string Indented(string text) => "  " + string.Join("\n  ", Escaped.Lines(text).Split('\n'));
}
