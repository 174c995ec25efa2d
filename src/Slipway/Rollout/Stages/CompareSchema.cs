using System.Collections.Immutable;
using Slipway.Graph;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Schema;

namespace Slipway.Rollout.Stages;

/// <summary>
/// Looks whether the database is what its applied migrations have made: a table or a column that somebody has dropped fails the next
/// migration, or the first request to the server. What is applied is replayed in a throw-away database; where none can be made that is
/// said, and stops nothing.
/// </summary>
sealed class CompareSchema : Stage
{
    public override string Name => "compare";

    public override string Doing => "Comparing the schema with what is applied";

    public override bool IsNeeded(DeploymentRun run) => run is { WillChange: true, LeavesTraces: false, History.Applied.IsEmpty: false }
        && run.Request is { Mode: RolloutMode.Apply, Direction: Direction.Up, Drift: not DriftRule.Off };

    public override async Task<ImmutableArray<Problem>> RunAsync(DeploymentRun run, CancellationToken cancel)
    {
        var drift = await TryFindAsync(run, cancel).ConfigureAwait(false);
        if (!drift.Succeeded)
        {
            run.Tell(new RolloutEvent.Found($"schema: not compared with what is applied: {drift.Problems[0].Message}"));
            return [];
        }

        foreach (var extra in drift.Value.Changes.Where(one => one.Change is SchemaChange.Create))
            run.Tell(new RolloutEvent.Found($"schema: the {extra.Change.Object} is there, and no migration has made it"));
        var lacking = drift.Value.Lacking.ToList();
        var gone = lacking.Where(change => change is SchemaChange.Drop
            && change.Object.Kind is ObjectKind.Table or ObjectKind.Column).ToList();
        if (gone.Count > 0 && run.Request.Drift is DriftRule.Refuse)
            return [RolloutProblem.SchemaDrifted(run.Target.Description.Database, gone)];
        if (lacking.Count > 0)
            run.Warn(RolloutProblem.SchemaDiffers(run.Target.Description.Database, lacking));
        return [];
    }

    /// <summary>Under the lock nobody applies or reverts anything between the two readings.</summary>
    static async Task<Outcome<Drift>> TryFindAsync(DeploymentRun run, CancellationToken cancel)
    {
        var history = await run.Session!.ReadHistoryAsync(HistoryDetail.Texts, cancel).ConfigureAwait(false);
        var graph = RevisionGraph.Build(run.Request.Files.Migrations, history.RecordedParents);
        if (!graph.Succeeded)
            return graph.Problems;
        var shadows = new SchemaShadows(run.Target, run.Request.Run) { Ignored = run.Request.Ignored };
        return await new DriftSearch(shadows).TryFindAsync(run.Target, history, graph.Value, cancel).ConfigureAwait(false);
    }
}
