using System.CommandLine;
using System.CommandLine.Parsing;
using Slipway.Cli.Render;

namespace Slipway.Cli.Run;

/// <summary>
/// <c>--banner</c>, <c>--banner "Starting My Backend"</c>, <c>--banner steps</c>, <c>--banner "steps: My Server Startup"</c>:
/// an option of <c>up</c>.
/// </summary>
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
        var (form, text) = run.Get(Option) is { } given ? Read(given) : (BannerForm.Rules, "");
        var title = text.Length > 0 ? text : program is null ? null : $"Starting {Path.GetFileName(program)}";
        return new Banner(engine, title, form);
    }

    /// <summary>What is set off how, and the text, which may be empty.</summary>
    static (BannerForm Form, string Text) Read(string given)
    {
        var text = given.Trim();
        return text is Steps ? (BannerForm.Steps, "")
            : text.StartsWith(Steps + ":", StringComparison.Ordinal) ? (BannerForm.Steps, text[(Steps.Length + 1)..].Trim())
            : (BannerForm.Rules, text);
    }

    static Option<string> Make()
    {
        var option = GlobalOptions.Text(
            "--banner", "[TEXT]", "Write the log of an entry point, for what watches for it: TEXT, steps, or \"steps: TEXT\".");
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
