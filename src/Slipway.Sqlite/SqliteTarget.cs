using Slipway.Effects;
using Slipway.History;
using Slipway.Sqlite.Connections;
using Slipway.Target;

namespace Slipway.Sqlite;

/// <summary>A SQLite database that Slipway can move.</summary>
public sealed partial class SqliteTarget : ITarget
{
    readonly SqliteLocation _location;
    readonly SqliteOptions _options;

    /// <summary>The database at that location. Nothing is opened or created yet.</summary>
    public SqliteTarget(SqliteLocation location, SqliteOptions options)
    {
        Native.Prepare(options.ApplicationBringsSqlite);
        (_location, _options) = (location, options);
        Description = new TargetDescription
        {
            Engine = "sqlite",
            Database = location.Path,
            ShortName = location.ShortName,
            CopyExtension = ".db",
            Dialect = SqliteDialect.Instance,
            DefaultScope = TransactionScope.Deployment,
        };
    }

    /// <inheritdoc/>
    public TargetDescription Description { get; }

    /// <inheritdoc/>
    public Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel) =>
        throw new InvalidOperationException("Slipway bug: not there yet");

    /// <inheritdoc/>
    public Task<IReadOnlyList<HistoryEvent>> ReadEventsAsync(CancellationToken cancel) =>
        throw new InvalidOperationException("Slipway bug: not there yet");

    /// <inheritdoc/>
    public Task<LockAttempt> TryLockAsync(RunIdentity run, CancellationToken cancel) =>
        throw new InvalidOperationException("Slipway bug: not there yet");

    /// <inheritdoc/>
    public Task<DatabaseState> ExamineAsync(CancellationToken cancel) =>
        throw new InvalidOperationException($"Slipway bug: not there yet for {_location}, {_options}");

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindUsersAsync(CancellationToken cancel) =>
        throw new InvalidOperationException("Slipway bug: not there yet");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
