namespace Slipway.Problems;

/// <summary>Carries a <see cref="Problem"/> from where the environment failed to where it is reported.</summary>
public sealed class ProblemException(Problem problem, Exception? cause = null) : Exception(problem.Message, cause)
{
    /// <summary>What happened and what to do.</summary>
    public Problem Problem { get; } = problem;
}
