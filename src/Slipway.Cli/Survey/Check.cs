using Slipway.Problems;

namespace Slipway.Cli.Survey;

/// <summary>Something that was looked at.</summary>
/// <param name="Subject">What, in a word or two.</param>
/// <param name="Result">How it is.</param>
/// <param name="Text">What was found.</param>
sealed record Check(string Subject, CheckResult Result, string Text)
{
    /// <summary>What is wrong; <see langword="null"/> when nothing is.</summary>
    public Problem? Problem { get; init; }

    public static Check Ok(string subject, string text) => new(subject, CheckResult.Ok, text);

    public static Check Warn(string subject, Problem problem) =>
        new(subject, problem.Code.IsNote ? CheckResult.Note : CheckResult.Warn, TextOf(problem)) { Problem = problem };

    public static Check Bad(string subject, Problem problem) =>
        new(subject, CheckResult.Problem, TextOf(problem)) { Problem = problem };

    /// <summary>A fact of an engine, such as <c>journal: wal</c>.</summary>
    public static Check Fact(string fact) => fact.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0
        ? Ok(fact[..colon], fact[(colon + 2)..])
        : Ok("database", fact);

    static string TextOf(Problem problem) => problem.Where is { } place ? $"{place}: {problem.Message}" : problem.Message;
}
