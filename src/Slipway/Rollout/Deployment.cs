using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Rollout.Stages;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>One deployment: brings a database to a revision and launches the server only then. The only way a schema moves.</summary>
/// <param name="target">The database.</param>
/// <param name="request">What is wanted.</param>
/// <param name="listener">Reads the stream of events.</param>
/// <param name="clock">Measures how long things take.</param>
public sealed class Deployment(ITarget target, DeploymentRequest request, IRolloutListener listener, TimeProvider clock)
{
    /// <summary>
    /// The path, in order. With nothing to do only the first and the last stage run, unless backups are always wanted or a label is new.
    /// </summary>
    static readonly ImmutableArray<Stage> Stages =
    [
        new WaitForDatabase(),
        new TakeLock(),
        new Inspect(),
        new CompareSchema(),
        new TakeBackup(),
        new ApplySteps(),
        new Verify(),
        new StoreLabel(),
        new Launch(),
    ];

    /// <summary>Runs it. Returns only when no server is to be launched, or something failed.</summary>
    /// <returns>What it came to; its problems tell why it did not succeed.</returns>
    public async Task<DeploymentReport> RunAsync(CancellationToken cancel)
    {
        var run = new DeploymentRun(target, request, listener, clock);
        await using (run.ConfigureAwait(false))
        {
            do
                await RunStagesAsync(run, cancel).ConfigureAwait(false);
            while (run.BeginsAnew());
            return run.Finish();
        }
    }

    static async Task RunStagesAsync(DeploymentRun run, CancellationToken cancel)
    {
        var begun = new Stack<Stage>();
        foreach (var stage in Stages)
        {
            // What the stages before have found decides whether this one is needed.
            if (!run.Problems.IsEmpty || !stage.IsNeeded(run))
                continue;
            begun.Push(stage);
            run.Problems = await RunAsync(stage, run, cancel).ConfigureAwait(false);
        }

        while (!run.Problems.IsEmpty && begun.TryPop(out var stage))
            await StageFailure.CatchAsync(() => UndoAsync(stage, run), run).ConfigureAwait(false);
    }

    /// <summary>The run has failed already: what else goes wrong now hides neither that nor what is left to undo.</summary>
    static async Task<ImmutableArray<Problem>> UndoAsync(Stage stage, DeploymentRun run)
    {
        await stage.UndoAsync(run).ConfigureAwait(false);
        return [];
    }

    static async Task<ImmutableArray<Problem>> RunAsync(Stage stage, DeploymentRun run, CancellationToken cancel)
    {
        run.Tell(new RolloutEvent.StageBegan(stage.Name, stage.Doing));
        var began = run.Clock.GetTimestamp();
        var problems = await StageFailure.CatchAsync(() => stage.RunAsync(run, cancel), run).ConfigureAwait(false);
        foreach (var problem in problems.Where(problem => !run.MayGoOnAfter(problem)))
            run.Tell(new RolloutEvent.Failed(problem));
        if (problems.IsEmpty)
            run.Tell(new RolloutEvent.StageEnded(stage.Name, run.Clock.GetElapsedTime(began)));
        return problems;
    }
}
