using System.Collections.Immutable;
using Slipway.Backups;
using Slipway.Effects;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>What happens during a deployment: the one stream that the console, the logs and every later reader listen to.</summary>
public abstract record RolloutEvent
{
    RolloutEvent()
    {
    }

    /// <summary>A stage begins.</summary>
    /// <param name="Stage">Its name.</param>
    /// <param name="Doing">What it does, for whoever waits; <see langword="null"/> when other events tell.</param>
    public sealed record StageBegan(string Stage, string? Doing) : RolloutEvent;

    /// <summary>A stage is done.</summary>
    /// <param name="Stage">Its name.</param>
    /// <param name="Duration">How long it took.</param>
    public sealed record StageEnded(string Stage, TimeSpan Duration) : RolloutEvent;

    /// <summary>The database answers.</summary>
    /// <param name="Target">Which it is.</param>
    /// <param name="Environment">The label stored in it; <see langword="null"/> without one.</param>
    /// <param name="Current">Its revision.</param>
    public sealed record Connected(TargetDescription Target, string? Environment, ImmutableArray<string> Current)
        : RolloutEvent
    {
        /// <summary>Whether it answers that there is no such database yet.</summary>
        public bool IsAbsent { get; init; }
    }

    /// <summary>A try to reach the database failed in a way that may pass; after a pause there is another.</summary>
    public sealed record DatabaseUnavailable : RolloutEvent;

    /// <summary>The database does not answer yet: told at the first try, and then now and again.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Elapsed">How long we have waited.</param>
    public sealed record WaitingForDatabase(Problem Reason, TimeSpan Elapsed) : RolloutEvent;

    /// <summary>Another runner or writer has the lock.</summary>
    /// <param name="Holder">Who.</param>
    /// <param name="Elapsed">How long we have waited.</param>
    public sealed record WaitingForLock(string Holder, TimeSpan Elapsed) : RolloutEvent;

    /// <summary>The steps are known.</summary>
    /// <param name="Plan">The steps.</param>
    public sealed record Planned(MigrationPlan Plan) : RolloutEvent;

    /// <summary>There is nothing to do.</summary>
    /// <param name="Current">The revision that the database has.</param>
    /// <param name="Direction">Which way the run goes.</param>
    public sealed record NothingToDo(ImmutableArray<string> Current, Direction Direction) : RolloutEvent;

    /// <summary>Something a person should know, which stops nothing.</summary>
    /// <param name="Problem">What.</param>
    public sealed record Warned(Problem Problem) : RolloutEvent;

    /// <summary>How something was done, where a person might expect it otherwise.</summary>
    /// <param name="Text">How.</param>
    public sealed record Noted(string Text) : RolloutEvent;

    /// <summary>Something was looked at and is as it should be.</summary>
    /// <param name="Text">What was found.</param>
    public sealed record Found(string Text) : RolloutEvent;

    /// <summary>Part of a backup is done.</summary>
    /// <param name="Fraction">From 0 to 1.</param>
    public sealed record BackupProgressed(double Fraction) : RolloutEvent;

    /// <summary>A backup was made and verified.</summary>
    /// <param name="Backup">The backup.</param>
    public sealed record BackupMade(Backup Backup) : RolloutEvent;

    /// <summary>No backup is made.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record BackupSkipped(string Reason) : RolloutEvent;

    /// <summary>A migration begins.</summary>
    /// <param name="Step">The migration and its direction.</param>
    /// <param name="Number">Its place in the plan, from 1.</param>
    /// <param name="Of">How many steps the plan has.</param>
    public sealed record StepBegan(PlanStep Step, int Number, int Of) : RolloutEvent;

    /// <summary>A migration's statements ran and its verifying queries held; nothing is committed yet.</summary>
    /// <param name="Step">The migration and its direction.</param>
    /// <param name="Duration">How long its statements took.</param>
    public sealed record StepEnded(PlanStep Step, TimeSpan Duration) : RolloutEvent;

    /// <summary>A transaction failed because of something that may pass; it was rolled back and is tried again as a whole.</summary>
    /// <param name="Reason">Why it failed.</param>
    /// <param name="Attempt">Which attempt failed, from 1.</param>
    /// <param name="Pause">How long until the next.</param>
    public sealed record Retrying(Problem Reason, int Attempt, TimeSpan Pause) : RolloutEvent;

    /// <summary>What a statement would make was there already, and equal.</summary>
    /// <param name="Step">The migration and its direction.</param>
    /// <param name="Object">What was there.</param>
    public sealed record AlreadyThere(PlanStep Step, string Object) : RolloutEvent;

    /// <summary>A transaction was committed.</summary>
    /// <param name="Steps">What it held.</param>
    /// <param name="Effects">What it did to the database.</param>
    public sealed record Committed(ImmutableArray<PlanStep> Steps, ImmutableArray<Effect> Effects) : RolloutEvent;

    /// <summary>The committed state was read again on another connection.</summary>
    /// <param name="Expected">The revision that the plan leads to.</param>
    /// <param name="Actual">The revision that the database has.</param>
    /// <param name="State">Every table, with its rows.</param>
    public sealed record Verified(ImmutableArray<string> Expected, ImmutableArray<string> Actual, DatabaseState State)
        : RolloutEvent;

    /// <summary>The deployment stops here.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Failed(Problem Problem) : RolloutEvent;

    /// <summary>Everything but the launch is done, or the deployment failed: what it came to.</summary>
    /// <param name="Report">The result.</param>
    public sealed record Finished(DeploymentReport Report) : RolloutEvent;

    /// <summary>This process becomes the server.</summary>
    /// <param name="Server">The server's program and arguments.</param>
    public sealed record Launching(ServerCommand Server) : RolloutEvent;
}
