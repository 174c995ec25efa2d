using System.Collections.Immutable;
using Slipway.History;
using Slipway.Plan;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>Where a run that did not get to its end has left the database.</summary>
static class Revisions
{
    /// <summary>The current revision when these steps of the plan stand, and no other.</summary>
    public static ImmutableArray<string> After(
        MigrationHistory history, MigrationPlan plan, ImmutableArray<StepReport> steps, RunIdentity run)
    {
        var done = steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var applied = plan.Steps
            .Where(step => step.Direction is Direction.Up && done.Contains(step.Migration.Id))
            .Select(step => AppliedRow.Of(step, TimeSpan.Zero, [], run));
        var rows = history.Applied.RemoveAll(row => done.Contains(row.Id)).AddRange(applied);
        return (history with { Applied = rows }).Current;
    }
}
