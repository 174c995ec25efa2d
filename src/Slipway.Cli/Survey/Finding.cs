using Slipway.Problems;

namespace Slipway.Cli.Survey;

/// <summary>Something that <c>slipway check</c> has found.</summary>
/// <param name="Problem">What it is, where, and what helps.</param>
/// <param name="Migration">Of which migration; <see langword="null"/> when of none alone.</param>
/// <param name="Object">Of which thing of the schema; <see langword="null"/> when of none alone.</param>
sealed record Finding(Problem Problem, string? Migration = null, string? Object = null)
{
    /// <summary>The rule's name.</summary>
    public string Rule => Problem.Code.Name;

    /// <summary>Whether the check fails by it; else it is good to know.</summary>
    public bool IsError => Problem.Code.Exit is not ExitCode.Done;

    /// <summary>How bad it is, in a word.</summary>
    public string Severity => IsError ? "error" : "warning";
}
