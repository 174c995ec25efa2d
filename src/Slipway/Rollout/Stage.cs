using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Rollout;

/// <summary>
/// A part of the path of a deployment. Each has the same anatomy: a name, when it is needed, what it does, how it is taken back.
/// </summary>
abstract class Stage
{
    /// <summary>The word for it in events and logs.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, for whoever waits for it; <see langword="null"/> when it tells by other events.</summary>
    public virtual string? Doing => null;

    /// <summary>Whether this run needs it. Most stages do nothing when nothing is to be changed.</summary>
    public virtual bool IsNeeded(DeploymentRun run) => run.WillChange;

    /// <summary>Does it.</summary>
    /// <returns>Why the deployment cannot go on; empty when it can.</returns>
    public abstract Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel);

    /// <summary>Takes back, after this stage or a later one has failed, what must not stay.</summary>
    public virtual Task UndoAsync(DeploymentRun run) => Task.CompletedTask;
}
