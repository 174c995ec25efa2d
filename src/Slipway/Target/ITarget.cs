using Slipway.Effects;
using Slipway.History;
using Slipway.Problems;
using Slipway.Schema;

namespace Slipway.Target;

/// <summary>
/// One database that Slipway can move: the port that an engine implements. Every method opens and closes its own
/// connection; what must happen on one connection is in <see cref="ITargetSession"/>.
/// </summary>
/// <remarks>
/// All methods throw <see cref="TargetUnavailableException"/> when the database cannot be reached, and
/// <see cref="ProblemException"/> for anything else that a person must act upon.
/// </remarks>
public interface ITarget : IAsyncDisposable
{
    /// <summary>What this target is, and what the engine prefers.</summary>
    TargetDescription Description { get; }

    /// <summary>
    /// Which database it is, by what its server says; by default by its name alone. A database that is not there, or does not answer,
    /// is known by the name that it should have.
    /// </summary>
    Task<DatabaseIdentity> IdentifyAsync(CancellationToken cancel) => Task.FromResult(new DatabaseIdentity(null, Description.Database));

    /// <summary>Reads the history without a lock and without a write. It is also the probe that the database is there.</summary>
    Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel);

    /// <summary>Reads the event log, oldest first.</summary>
    Task<IReadOnlyList<HistoryEvent>> ReadEventsAsync(CancellationToken cancel);

    /// <summary>Tries once, for a second at most, to become the only runner.</summary>
    Task<LockAttempt> TryLockAsync(RunIdentity run, CancellationToken cancel);

    /// <summary>Looks whether a deployment may start: integrity, privileges, disk space, location. Leaves nothing behind.</summary>
    Task<Readiness> InspectAsync(InspectionRequest request, CancellationToken cancel);

    /// <summary>Reads every table on a connection of its own; an error in any is a failure.</summary>
    Task<DatabaseState> ExamineAsync(CancellationToken cancel);

    /// <summary>
    /// Reads the whole schema from the engine's catalog; Slipway's own tables, and what belongs to extensions, left out. An engine of
    /// tests need not have one.
    /// </summary>
    Task<DatabaseSchema> ReadSchemaAsync(CancellationToken cancel) =>
        throw new NotSupportedException($"{Description.Engine} reads no schema.");

    /// <summary>Opens a throw-away database of the same engine, version and kind, which has nothing in it. The database itself is not
    /// touched, and need not be there: the one that is opened is made as it is, or would be.</summary>
    /// <param name="key">
    /// What it will be filled with: an engine that keeps filled databases gives one that was kept under the key. With
    /// <see langword="null"/> nothing is kept.
    /// </param>
    /// <param name="cancel">Ends it.</param>
    Task<IShadow> OpenShadowAsync(ShadowKey? key, CancellationToken cancel) =>
        throw new NotSupportedException($"{Description.Engine} has no throw-away databases.");

    /// <summary>
    /// Copies the committed state into a new file, which must not exist, and flushes it to the disk. Works while a
    /// session of this target holds the lock, and then copies the state before that session's changes.
    /// </summary>
    Task CopyToAsync(string path, IProgress<double>? progress, CancellationToken cancel);

    /// <summary>Opens a copy, checks that it is whole, and counts what it holds.</summary>
    Task<CopyContent> ReadCopyAsync(string path, CopyCheck check, CancellationToken cancel);

    /// <summary>What this role can copy but could not put back; nothing, as by default, where there are no roles.</summary>
    Task<IReadOnlyList<Problem>> FindUnrestorableAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Problem>>([]);

    /// <summary>Puts a copy's content in the place of the database's, under an exclusive lock.</summary>
    /// <returns>The name under which the server keeps what was there before; <see langword="null"/> when it keeps nothing.</returns>
    Task<string?> RestoreAsync(string path, RestoreRequest request, CancellationToken cancel);

    /// <summary>
    /// How many bytes the database has, for an engine that copies it row by row, which may take hours; <see langword="null"/>, as by
    /// default, for one whose copies are quick.
    /// </summary>
    Task<long?> MeasureAsync(CancellationToken cancel) => Task.FromResult<long?>(null);

    /// <summary>Marks this moment in the engine's own log, so that a recovery from it can be led here, where that can be done.</summary>
    /// <returns>The place in the log; <see langword="null"/>, as by default, when none was marked.</returns>
    Task<string?> MarkMomentAsync(string name, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>What earlier restores have kept beside the database, a note each; nothing, as by default, when they keep nothing.</summary>
    Task<IReadOnlyList<Problem>> FindKeptAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Problem>>([]);

    /// <summary>Who else has the database open, one line each; empty when nobody does or it cannot be known.</summary>
    Task<IReadOnlyList<string>> FindUsersAsync(CancellationToken cancel);
}
