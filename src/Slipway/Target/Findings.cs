using Slipway.Problems;

namespace Slipway.Target;

/// <summary>Collects what an inspection finds.</summary>
public sealed class Findings
{
    readonly List<Problem> _refusals = [];
    readonly List<Problem> _warnings = [];
    readonly List<string> _facts = [];

    /// <summary>What was found so far.</summary>
    public Readiness Readiness => new([.. _refusals], [.. _warnings], [.. _facts]);

    /// <summary>Whether nothing speaks against a deployment so far.</summary>
    public bool IsReady => _refusals.Count == 0;

    /// <summary>Whether a deployment is refused for a reason.</summary>
    public bool HasRefused(ProblemCode code) => _refusals.Any(problem => problem.Code == code);

    /// <summary>A deployment must not start.</summary>
    public void Refuse(Problem problem) => _refusals.Add(problem);

    /// <summary>A person should know; it stops nothing.</summary>
    public void Warn(Problem problem) => _warnings.Add(problem);

    /// <summary>What was looked at and found, in one line.</summary>
    public void Tell(string fact) => _facts.Add(fact);
}
