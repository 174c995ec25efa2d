using Slipway.Problems;
using Slipway.Target;

namespace Slipway.PostgreSql.Inspection;

/// <summary>Collects what an inspection finds.</summary>
sealed class Findings
{
    readonly List<Problem> _refusals = [];
    readonly List<Problem> _warnings = [];
    readonly List<string> _facts = [];

    public Readiness Readiness => new([.. _refusals], [.. _warnings], [.. _facts]);


    /// <summary>A deployment must not start.</summary>
    public void Refuse(Problem problem) => _refusals.Add(problem);

    /// <summary>A person should know; it stops nothing.</summary>
    public void Warn(Problem problem) => _warnings.Add(problem);

    /// <summary>What was looked at and found, in one line.</summary>
    public void Tell(string fact) => _facts.Add(fact);
}
