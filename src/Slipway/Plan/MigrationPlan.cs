using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Plan;

/// <summary>The steps that take a database from what it has to what is wanted.</summary>
/// <param name="Steps">The steps, in the order in which they run.</param>
/// <param name="From">The current revision before.</param>
/// <param name="To">The current revision after.</param>
/// <param name="Notes">What is worth saying but stops nothing: a late file, a database that is ahead.</param>
public sealed record MigrationPlan(
    ImmutableArray<PlanStep> Steps,
    ImmutableArray<string> From,
    ImmutableArray<string> To,
    ImmutableArray<Problem> Notes)
{
    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Steps.IsEmpty;
}
