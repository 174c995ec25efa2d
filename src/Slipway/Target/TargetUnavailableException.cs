using Slipway.Problems;

namespace Slipway.Target;

/// <summary>The database cannot be reached.</summary>
/// <param name="problem">Why, and what helps.</param>
/// <param name="mayComeUp">Whether waiting may help: the server is starting, the file is busy.</param>
/// <param name="cause">The driver's exception.</param>
public sealed class TargetUnavailableException(Problem problem, bool mayComeUp, Exception? cause = null)
    : Exception(problem.Message, cause)
{
    /// <summary>Why, and what helps.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>Whether waiting may help.</summary>
    public bool MayComeUp { get; } = mayComeUp;
}
