using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>Turns whatever a stage throws into problems: nothing leaves a deployment as an exception.</summary>
static class StageFailure
{
    /// <summary>What a stage says that knows only of itself.</summary>
    const string Untouched = "Nothing was changed.";

    public static async Task<ImmutableArray<Problem>> CatchAsync(Func<Task<ImmutableArray<Problem>>> work, DeploymentRun run)
    {
        try
        {
            return [.. (await work().ConfigureAwait(false)).Select(problem => WithState(problem, run))];
        }
        catch (OperationCanceledException)
        {
            return [new Problem(Codes.Stopped, "A signal stopped the run.")
            {
                State = run.StateAfterRollback,
                Fix = "Run the same command again: it goes on from what is there.",
            }];
        }
        catch (ProblemException failure)
        {
            return [WithState(failure.Problem, run)];
        }
        catch (TargetUnavailableException failure)
        {
            return [WithState(failure.Problem, run)];
        }
#pragma warning disable CA1031 // a bug must still roll back, release the lock and be told
        catch (Exception bug)
#pragma warning restore CA1031
        {
            return [new Problem(Codes.Bug, $"This is a bug in Slipway: {bug}") { State = run.StateAfterRollback }];
        }
    }

    /// <summary>A run that goes on after a loss may have committed before.</summary>
    static Problem WithState(Problem problem, DeploymentRun run) =>
        problem.State is null || (problem.State == Untouched
            && run.LeavesTraces) ? problem with { State = run.StateAfterRollback } : problem;
}
