using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.History;
using Slipway.Plan;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>The row of the history for a migration that has just run.</summary>
static class AppliedRow
{
    public static AppliedMigration Of(PlanStep step, TimeSpan duration, ImmutableArray<Effect> effects, RunIdentity run) => new()
    {
        Id = step.Migration.Id,
        Parents = step.Parents,
        Phase = step.Migration.Phase,
        Kind = RecordKind.Ran,
        Checksum = step.Migration.Checksum,
        UpText = step.Migration.Up.Held,
        DownText = step.Migration.Down?.Held,
        Duration = duration,
        Actor = run.Actor,
        Host = run.Host,
        ToolVersion = run.ToolVersion,
        Effects = effects,
    };
}
