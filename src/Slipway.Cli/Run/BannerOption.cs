using System.CommandLine;
using System.CommandLine.Parsing;
using Slipway.Cli.Render;

namespace Slipway.Cli.Run;

/// <summary><c>--banner</c>, <c>--banner steps</c>, <c>--banner "Starting My Backend"</c>: an option of <c>up</c>.</summary>
static class BannerOption
{
    const string Steps = "steps";

    /// <summary>The option.</summary>
    public static readonly Option<string> Option = Make();

    /// <summary>Whether the log is to have a banner.</summary>
    public static bool IsGiven(ParseResult parse) => parse.GetResult(Option) is not null;

    /// <summary>The banner that was asked for; <see langword="null"/> for none.</summary>
    /// <param name="run">The call.</param>
    /// <param name="engine">The engine's name as it writes it itself.</param>
    /// <param name="program">The server's program; <see langword="null"/> when none is launched.</param>
    public static Banner? Of(CommandRun run, string engine, string? program)
    {
        if (!IsGiven(run.Parse))
            return null;
        var text = run.Get(Option);
        var title = text is null or Steps
            ? program is null ? null : $"Starting {Path.GetFileName(program)}"
            : text;
        return new Banner(engine, title, text is Steps ? BannerForm.Steps : BannerForm.Rules);
    }

    static Option<string> Make()
    {
        var option = GlobalOptions.Text(
            "--banner", "[TEXT]", "Write the log of an entry point, for what watches for its lines: TEXT, or steps.");
        option.Arity = ArgumentArity.ZeroOrOne;
        option.Validators.Add(Validate);
        return option;
    }

    /// <summary>A text of several words: no revision is one, and so none is taken for the text.</summary>
    static void Validate(OptionResult result)
    {
        if (result.Tokens is [var token] && token.Value is not Steps && !token.Value.Trim().Contains(' ', StringComparison.Ordinal))
            result.AddError($"--banner takes steps or a text of several words; '{token.Value}' may be a revision: put it before --banner.");
        if (result.GetResult(GlobalOptions.LogFormat) is { Implicit: false })
            result.AddError("--banner writes the log in a form of its own: leave --log-format out.");
    }
}
