using Slipway.Problems;
using Slipway.Replay;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>What running a step's statements has in common, inside of a transaction and outside.</summary>
sealed class StepRun(DeploymentRun run, StepScript script)
{
    readonly long _began = run.Clock.GetTimestamp();

    ITargetSession Session => run.Session!;

    public TimeSpan Duration { get; private set; }

    /// <summary>How long to pause before the whole transaction is tried again, if the last failure may pass.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>Whether the last failure was that somebody else holds a lock.</summary>
    public bool IsHeldUp { get; private set; }

    /// <summary>Whether the last statement failed within what it runs, so that it may have committed something before.</summary>
    public bool FailedWithin { get; private set; }

    public StepReport Report => new(script.Step.Migration.Id, script.Step.Direction, Duration);

    public async Task BeginAsync(CancellationToken cancel)
    {
        run.FailedMigration = script.Step.Migration.Id;
        run.Tell(new RolloutEvent.StepBegan(script.Step, ++run.StepNumber, run.Scripts.Length));
        await BeginAgainAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Makes the connection ready for the step, once more after what failed was rolled back.</summary>
    public async Task BeginAgainAsync(CancellationToken cancel)
    {
        RetryAfter = null;
        await Session.BeginStepAsync(script.Step.Migration.Id, script.Step.Migration.StatementTimeout, cancel).ConfigureAwait(false);
    }

    /// <summary>Runs one statement.</summary>
    /// <returns>Why it failed; <see langword="null"/> when it did not.</returns>
    public async Task<Problem?> ExecuteAsync(SqlStatement statement, CancellationToken cancel)
    {
        RetryAfter = null;
        try
        {
            if (await Session.ExecuteAsync(statement, cancel).ConfigureAwait(false) is StatementResult.AlreadyThere there)
                run.Tell(new RolloutEvent.AlreadyThere(script.Step, there.Object));
            return null;
        }
        catch (StatementFailedException failure)
        {
            return Refused(statement, failure);
        }
    }

    /// <summary>The engine refused a statement.</summary>
    public Problem Refused(SqlStatement statement, StatementFailedException failure)
    {
        (RetryAfter, FailedWithin, IsHeldUp) = (failure.RetryAfter, failure.IsFromWithin, failure.IsHeldUp);
        return StepProblem.StatementFailed(script, statement, failure);
    }

    /// <summary>Asks the verifying queries, then leaves the connection as it was before the step.</summary>
    public async Task<Problem?> EndAsync(CancellationToken cancel)
    {
        RetryAfter = null;
        foreach (var query in script.Queries)
        {
            try
            {
                if (!await Session.AskAsync(query, cancel).ConfigureAwait(false))
                    return StepProblem.VerifyFailed(script, query);
            }
            catch (StatementFailedException failure)
            {
                RetryAfter = failure.RetryAfter;
                return StepProblem.StatementFailed(script, query, failure) with { Code = Codes.VerifyFailed };
            }
        }

        try
        {
            await Session.EndStepAsync(cancel).ConfigureAwait(false);
        }
        catch (StatementFailedException failure)
        {
            return NotCommitted(failure);
        }

        Duration = run.Clock.GetElapsedTime(_began);
        run.Tell(new RolloutEvent.StepEnded(script.Step, Duration));
        return null;
    }

    /// <summary>What the step had put off to its end does not hold, or the commit came into somebody's way.</summary>
    public Problem NotCommitted(StatementFailedException failure)
    {
        RetryAfter = failure.RetryAfter;
        return StepProblem.NotCommitted(script, failure);
    }
}
