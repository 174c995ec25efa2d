using System.Collections.Immutable;
using Slipway.Backups;
using Slipway.Effects;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Replay;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>What the stages of one deployment share: what is wanted, what is known by now, what was done.</summary>
sealed class DeploymentRun(ITarget target, DeploymentRequest request, IRolloutListener listener, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>A statement that brings the server down each time must not do so for ever.</summary>
    const int MostLosses = 3;

    readonly long _began = clock.GetTimestamp();
    readonly HashSet<Problem> _told = [];
    int _losses;
    ImmutableArray<string>? _from;
    DeploymentReport? _report;
    Task<MigrationHistory>? _firstReading = request.FirstReading;

    public ITarget Target => target;

    public DeploymentRequest Request => request;

    public IRolloutListener Listener => listener;

    public TimeProvider Clock => clock;

    /// <summary>What the database says happened; read without the lock, then again under it.</summary>
    public MigrationHistory History { get; private set; } = MigrationHistory.None;

    public MigrationPlan Plan { get; private set; } = new([], [], [], []);

    /// <summary>The statements of the plan's steps; empty until they are looked at.</summary>
    public ImmutableArray<StepScript> Scripts { get; set; } = [];

    /// <summary>The lock and the connection that holds it; <see langword="null"/> while we do not have it.</summary>
    public ITargetSession? Session { get; set; }

    /// <summary>The backup of this run; <see langword="null"/> when none was made.</summary>
    public Backup? Backup { get; set; }

    /// <summary>
    /// The backup before a migration that an earlier run has left half done; <see langword="null"/> when there is no such migration, or
    /// no such backup.
    /// </summary>
    public Backup? BackupBefore { get; set; }

    /// <summary>Sees what others change between this run's transactions.</summary>
    public Continuity Continuity { get; } = new(target.Description.HasSchemas);

    /// <summary>Whether steps are running, so that a failure leaves something to roll back.</summary>
    public bool IsAtWork { get; set; }

    /// <summary>What was seen before the first of very many steps; <see langword="null"/> when they are told apart.</summary>
    public DatabaseState? FirstSeen { get; set; }

    /// <summary>Whether all steps of the plan stand.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Whether the database has answered since we waited for it last.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>Why the run failed; empty while it has not.</summary>
    public ImmutableArray<Problem> Problems { get; set; } = [];

    /// <summary>The steps that stand; in a preview, those that ran.</summary>
    public ImmutableArray<StepReport> Steps { get; private set; } = [];

    public ImmutableArray<Effect> Effects { get; private set; } = [];

    /// <summary>Whether there is something to do, and this run may do it.</summary>
    public bool WillChange => !Plan.IsEmpty && (request.Mode is RolloutMode.Apply or RolloutMode.Preview);

    /// <summary>Whether something was committed.</summary>
    public bool HasCommitted => request.Mode is RolloutMode.Apply && !Steps.IsEmpty;

    /// <summary>Whether a statement outside of a transaction took effect, although its migration is not done.</summary>
    public bool HasEffects { get; set; }

    /// <summary>What stands of a migration that is not done, as a sentence; <see langword="null"/> when nothing does.</summary>
    public string? PartThatStands { get; set; }

    /// <summary>Whether something of this run stands, so that its backup holds a state that is nowhere else.</summary>
    public bool LeavesTraces => HasCommitted || HasEffects;

    /// <summary>Which of the scripts is at work, from 1; 0 before the first.</summary>
    public int StepNumber { get; set; }

    /// <summary>The migration that was at work last; <see langword="null"/> before the first.</summary>
    public string? FailedMigration { get; set; }

    /// <summary>What stands of this run, as the beginning of a sentence; empty when nothing does.</summary>
    public string CommittedBefore => !HasCommitted ? ""
        : $"{string.Join(", ", Steps.Select(step => step.Id))} {(Steps.Length == 1 ? "stands" : "stand")}: committed before. ";

    /// <summary>What is true of the database once everything that is open is rolled back.</summary>
    public string StateAfterRollback => (HasCommitted, IsAtWork) switch
    {
        (_, true) when PartThatStands is { } part => CommittedBefore + part + WayBack,
        (true, true) => CommittedBefore + "The rest was rolled back." + WayBack,
        (true, false) when !IsComplete => CommittedBefore.TrimEnd() + WayBack,
        (true, false) => "All of it is committed and stands." + WayBack,
        (false, true) => "Rolled back: the database is as it was before this run.",
        _ => "Nothing was changed.",
    };

    /// <summary>How to have the state before this run, where some of it stands; else empty.</summary>
    public string WayBack => (Backup, BackupBefore) switch
    {
        ({ Within: { } migration }, { Within: null } before) => $" Back to the state before {migration}: slipway restore {before.Id}",
        ({ } backup, _) when LeavesTraces => $" Back to the state before this run: slipway restore {backup.Id}",
        _ => "",
    };

    /// <summary>Whether the run is willing to wait that long for others' locks.</summary>
    public bool MayWaitForLocks(TimeSpan altogether) => request.LockWait == Timeout.InfiniteTimeSpan || altogether <= request.LockWait;

    public void Tell(RolloutEvent happened) => listener.On(happened);

    /// <summary>Says what a person should know, once.</summary>
    public void Warn(Problem note)
    {
        if (_told.Add(note))
            Tell(new RolloutEvent.Warned(note));
    }

    /// <summary>The reading that was begun before the run; once.</summary>
    public Task<MigrationHistory>? TakeFirstReading()
    {
        var reading = _firstReading;
        _firstReading = null;
        return reading;
    }

    /// <summary>Plans from a history that was just read.</summary>
    /// <returns>Why no plan can be made; empty when there is one.</returns>
    public ImmutableArray<Problem> PlanFrom(MigrationHistory history)
    {
        History = history;
        var plan = Planning.Of(request, history, target.Description.Database);
        if (!plan.Succeeded)
            return plan.Problems;

        if (request.Steps is { } agreed && !plan.Value.Steps.Select(step => step.Migration.Id).SequenceEqual(agreed))
            return [RolloutProblem.PlanChanged(agreed)];
        Plan = plan.Value;
        _from ??= Plan.From;
        foreach (var note in Plan.Notes)
            Warn(note);
        if (Plan.IsEmpty)
            Tell(new RolloutEvent.NothingToDo(Plan.From, request.Direction));
        return [];
    }

    /// <summary>Notes what a transaction has done.</summary>
    public void Done(ImmutableArray<StepReport> steps, ImmutableArray<Effect> effects) =>
        (Steps, Effects) = (Steps.AddRange(steps), Effects.AddRange(effects));

    /// <summary>
    /// Whether the run may simply plan anew: another run came in between two transactions, or the connection was lost, and
    /// with it the lock. Only where the wanted revision is the same from wherever one starts: a step further or back would
    /// be a second step.
    /// </summary>
    public bool MayGoOnAfter(Problem problem) =>
        request is { Direction: Direction.Up, Revision: "head", Mode: RolloutMode.Apply }
        && (problem.Code == Codes.LockLost || (IsLoss(problem) && _losses < MostLosses));

    /// <summary>Whoever has answered before and does so no more has gone away in between.</summary>
    bool IsLoss(Problem problem) =>
        problem.Code == Codes.ConnectionLost || (HasAnswered && problem.Code == Codes.DatabaseUnreachable);

    /// <summary>Forgets what was planned, and keeps what was done, when the run may go on.</summary>
    /// <returns>Whether the stages are to be run again.</returns>
    public bool BeginsAnew()
    {
        if (Problems is not [var problem] || !MayGoOnAfter(problem))
            return false;

        if (IsLoss(problem))
        {
            _losses++;
            Warn(problem with { State = null, Fix = null, Message = $"{problem.Message} Waiting for the database, then going on." });
        }
        else
        {
            Tell(new RolloutEvent.Found("Another run came in between; planning anew."));
        }

        Continuity.Forget();
        (Problems, Scripts, StepNumber, IsAtWork, FailedMigration, PartThatStands, HasAnswered) = ([], [], 0, false, null, null, false);
        FirstSeen = null;
        if (!LeavesTraces)
            Backup = null;
        return true;
    }

    /// <summary>Gives the lock back.</summary>
    public async Task ReleaseAsync()
    {
        if (Session is { } session)
        {
            Session = null;
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>What the deployment came to, told once: before the launch, or at the end.</summary>
    public DeploymentReport Finish()
    {
        if (_report is null)
        {
            _report = Report();
            Tell(new RolloutEvent.Finished(_report));
        }

        return Problems.IsEmpty ? _report : _report with { Problems = Problems };
    }

    public ValueTask DisposeAsync() => new(ReleaseAsync());

    DeploymentReport Report() => new()
    {
        Outcome = Outcome(),
        From = _from ?? Plan.From,
        To = !HasCommitted ? Plan.From : Problems.IsEmpty ? Plan.To : Revisions.After(History, Plan, Steps, request.Run),
        Steps = Steps,
        Effects = Effects,
        Backup = Backup,
        Problems = Problems,
        Duration = clock.GetElapsedTime(_began),
    };

    DeploymentOutcome Outcome() => Problems switch
    {
        [] => HasCommitted ? DeploymentOutcome.Applied : DeploymentOutcome.Nothing,
        [{ Code.Exit: var exit }, ..] when !IsAtWork && !HasCommitted && IsRefusal(exit) => DeploymentOutcome.Refused,
        _ => DeploymentOutcome.Failed,
    };

    /// <summary>Whether the run was not let in, where others mean that it could not get in.</summary>
    static bool IsRefusal(ExitCode exit) => exit is ExitCode.Usage or ExitCode.Differences or ExitCode.Refused
        or ExitCode.WrongDatabase or ExitCode.Ahead or ExitCode.NotReady;
}
