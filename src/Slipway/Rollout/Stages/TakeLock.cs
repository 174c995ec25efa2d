using System.Collections.Immutable;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout.Stages;

/// <summary>Becomes the only runner, and plans anew: whoever had the lock before may have done our work.</summary>
sealed class TakeLock : Stage
{
    static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    /// <summary>At most this long passes between two attempts, and somewhat less by chance, so that many do not knock in step.</summary>
    const int LongestPause = 400;

    public override string Name => "lock";

    public override string Doing => "Taking the lock";

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        var began = run.Clock.GetTimestamp();
        TimeSpan? told = null;
        while (true)
        {
            switch (await TryAsync(run, cancel).ConfigureAwait(false))
            {
                case LockAttempt.Held held:
                    run.Session = held.Session;
                    return await PlanAnewAsync(run, cancel).ConfigureAwait(false);
                case LockAttempt.Busy busy:
                    var waited = run.Clock.GetElapsedTime(began);
                    if (run.Request.LockWait != Timeout.InfiniteTimeSpan && waited >= run.Request.LockWait)
                        return [RolloutProblem.LockTimeout(run.Target.Description.Database, busy.Holder, waited)];
                    if (told is null || waited - told >= BetweenLines)
                    {
                        told = waited;
                        run.Tell(new RolloutEvent.WaitingForLock(busy.Holder, waited));
                    }

                    var pause = TimeSpan.FromMilliseconds(Random.Shared.Next(LongestPause / 4, LongestPause));
                    await Task.Delay(pause, run.Clock, cancel).ConfigureAwait(false);
                    break;
            }
        }
    }

    public override Task UndoAsync(DeploymentRun run) => run.ReleaseAsync();

    /// <summary>A database that is busy with its own recovery is as good as locked.</summary>
    static async Task<LockAttempt> TryAsync(DeploymentRun run, CancellationToken cancel)
    {
        try
        {
            return await run.Target.TryLockAsync(run.Request.Run, cancel).ConfigureAwait(false);
        }
        catch (TargetUnavailableException notYet) when (notYet.MayComeUp)
        {
            return new LockAttempt.Busy(notYet.Problem.Message.TrimEnd('.'));
        }
    }

    static async Task<ImmutableArray<Problem>> PlanAnewAsync(DeploymentRun run, CancellationToken cancel)
    {
        var detail = run.Request.Direction is Direction.Down ? HistoryDetail.Texts : HistoryDetail.Outline;
        var problems = run.PlanFrom(await run.Session!.ReadHistoryAsync(detail, cancel).ConfigureAwait(false));
        if (problems.IsEmpty && run.Plan.IsEmpty)
            await run.ReleaseAsync().ConfigureAwait(false);
        return problems;
    }
}
