using System.Collections.Immutable;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout.Stages;

/// <summary>After the commit, looks from another connection whether it is so: the revision, and every table readable.</summary>
sealed class Verify : Stage
{
    /// <summary>A connection that breaks while we only look says nothing against what was committed.</summary>
    const int MostLosses = 3;

    public override string Name => "verify";

    public override string Doing => "Verifying";

    public override bool IsNeeded(DeploymentRun run) => run.HasCommitted;

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        // The lock is free before others are shown the new state as done.
        await run.ReleaseAsync().ConfigureAwait(false);
        for (var losses = 0; ; losses++)
        {
            try
            {
                return await LookAsync(run, cancel).ConfigureAwait(false);
            }
            catch (TargetUnavailableException lost) when (lost.MayComeUp && losses < MostLosses)
            {
                run.Tell(new RolloutEvent.Found($"{lost.Problem.Message} Looking again."));
            }
            catch (Exception failure) when (failure is ProblemException or TargetUnavailableException)
            {
                return [Unreadable(run, failure.Message)];
            }
        }
    }

    static async Task<ImmutableArray<Problem>> LookAsync(DeploymentRun run, CancellationToken cancel)
    {
        var history = await new DatabaseWait(run.Target, run.Listener, run.Clock)
            .ReadHistoryAsync(HistoryDetail.Outline, run.Request.Wait, cancel).ConfigureAwait(false);
        if (!history.Succeeded)
            return [Unreadable(run, history.Problems[0].Message)];
        if (Difference(run, history.Value) is { } difference)
            return [RolloutProblem.NotVerified($"After the commit the history {difference}.", run.Backup?.Id)];

        var state = await run.Target.ExamineAsync(cancel).ConfigureAwait(false);
        run.Tell(new RolloutEvent.Verified(run.Plan.To, history.Value.Current, state));
        return [];
    }

    static Problem Unreadable(DeploymentRun run, string why) =>
        RolloutProblem.NotVerified($"After the commit the database could not be read: {why}", run.Backup?.Id);

    /// <summary>How the history is not as this run has left it; what others have added since is theirs.</summary>
    static string? Difference(DeploymentRun run, MigrationHistory history)
    {
        var applied = history.Applied.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var reverted = run.Steps.Where(step => step.Direction is Direction.Down).Select(step => step.Id).ToList();
        var expected = run.Steps.Where(step => step.Direction is Direction.Up).Select(step => step.Id)
            .Concat(run.History.Applied.Select(row => row.Id).Except(reverted, StringComparer.Ordinal));
        return expected.Where(id => !applied.Contains(id)).ToList() is { Count: > 0 } missing
            ? $"lacks {string.Join(", ", missing)}"
            : reverted.Where(applied.Contains).ToList() is { Count: > 0 } left ? $"still has {string.Join(", ", left)}" : null;
    }
}
