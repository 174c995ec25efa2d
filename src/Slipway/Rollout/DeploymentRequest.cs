using System.Collections.Immutable;
using Slipway.Backups;
using Slipway.Files;
using Slipway.History;
using Slipway.Plan;
using Slipway.Schema;
using Slipway.Target;

namespace Slipway.Rollout;

/// <summary>A deployment that is wanted.</summary>
/// <param name="Files">The migrations.</param>
/// <param name="Run">Who runs.</param>
public sealed record DeploymentRequest(MigrationFiles Files, RunIdentity Run)
{
    /// <summary>
    /// The history, when somebody has begun to read it while the files were read; used once, in the place of the first
    /// reading. <see langword="null"/> by default.
    /// </summary>
    public Task<MigrationHistory>? FirstReading { get; init; }

    /// <summary>Which way: <see cref="Direction.Up"/> by default.</summary>
    public Direction Direction { get; init; } = Direction.Up;

    /// <summary>The revision to bring the database to; <c>head</c> by default.</summary>
    public string Revision { get; init; } = "head";

    /// <summary>
    /// The steps that somebody has seen and agreed to; the run refuses when it comes to others.
    /// <see langword="null"/> to run whatever the revision needs.
    /// </summary>
    public ImmutableArray<string>? Steps { get; init; }

    /// <summary>What the run may do to the schema.</summary>
    public RolloutMode Mode { get; init; } = RolloutMode.Apply;

    /// <summary>
    /// How far to go through the phases; <see langword="null"/> for the default: everything on an empty database or one
    /// labelled development, where no older version runs, else expand and backfill.
    /// </summary>
    public PhaseLimit? Phases { get; init; }

    /// <summary>The label of the environment; <see langword="null"/> when nobody gave one.</summary>
    public string? Environment { get; init; }

    /// <summary>How long to wait for a database that does not answer yet; 60 s by default.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait for another runner; 15 min by default.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long a statement waits for a lock unless its migration says otherwise; <see langword="null"/> for the engine's own.
    /// </summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>What one transaction holds; <see langword="null"/> for what the engine prefers.</summary>
    public TransactionScope? Scope { get; init; }

    /// <summary>Where backups go; <see langword="null"/> to make none.</summary>
    public BackupSettings? Backups { get; init; }

    /// <summary>When to back up.</summary>
    public BackupMoment BackupMoment { get; init; } = BackupMoment.BeforeChange;

    /// <summary>
    /// How old a good backup of the database may be for none to be made; <see langword="null"/>, as by default, to make one before
    /// every change.
    /// </summary>
    public TimeSpan? MaxBackupAge { get; init; }

    /// <summary>What to do when the database is ahead of the files.</summary>
    public AheadRule Ahead { get; init; } = AheadRule.ExpandOnly;

    /// <summary>What state the database must be in.</summary>
    public ExpectedDatabase Expected { get; init; } = ExpectedDatabase.Any;

    /// <summary>What to do when the database lacks what is applied.</summary>
    public DriftRule Drift { get; init; } = DriftRule.Refuse;

    /// <summary>What of the schema is somebody else's affair; nothing by default.</summary>
    public IgnorePatterns Ignored { get; init; } = IgnorePatterns.None;

    /// <summary>The server to become afterwards; <see langword="null"/> for none.</summary>
    public ServerCommand? Server { get; init; }

    /// <summary>What turns this process into the server; needed with <see cref="Server"/>.</summary>
    public IServerLauncher? Launcher { get; init; }
}
