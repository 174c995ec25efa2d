using Slipway.Effects;
using Slipway.History;
using Slipway.Machine;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Sqlite.Catalog;
using Slipway.Sqlite.Connections;
using Slipway.Sqlite.Copies;
using Slipway.Sqlite.History;
using Slipway.Sqlite.Inspection;
using Slipway.Sqlite.Schema;
using Slipway.Sqlite.Shadows;
using Slipway.Target;

namespace Slipway.Sqlite;

/// <summary>A SQLite database that Slipway can move.</summary>
public sealed class SqliteTarget : ITarget
{
    readonly SqliteLocation _location;
    readonly SqliteOptions _options;
    readonly SqliteConnections _connections;
    string? _freshCopy;

    /// <summary>The database at that location. Nothing is opened or created yet.</summary>
    public SqliteTarget(SqliteLocation location, SqliteOptions options)
        : this(location, options, new SqliteConnections(location.Path, options.MayCreate))
    {
    }

    SqliteTarget(SqliteLocation location, SqliteOptions options, SqliteConnections connections)
    {
        Native.Prepare(options.ApplicationBringsSqlite);
        (_location, _options, _connections) = (location, options, connections);
        Description = new TargetDescription
        {
            Engine = "sqlite",
            Database = location.Path,
            ShortName = location.ShortName,
            CopyExtension = ".db",
            Dialect = SqliteDialect.Instance,
            DefaultScope = TransactionScope.Deployment,
            DanglingQuery = "pragma foreign_key_check",
        };
    }

    /// <inheritdoc/>
    public TargetDescription Description { get; }

    /// <inheritdoc/>
    public Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel)
    {
        if (_connections.IsToBeMade)
            return Task.FromResult(MigrationHistory.OfAbsent);
        return Read(database => HistoryReader.Read(database, detail), cancel);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<HistoryEvent>> ReadEventsAsync(CancellationToken cancel)
    {
        if (_connections.IsToBeMade)
            return Task.FromResult<IReadOnlyList<HistoryEvent>>([]);
        return Read(HistoryReader.ReadEvents, cancel);
    }

    /// <inheritdoc/>
    public Task<LockAttempt> TryLockAsync(RunIdentity run, CancellationToken cancel) => Patience.Once<LockAttempt>(
        () =>
        {
            var database = _connections.OpenOrMake(cancel);
            try
            {
                database.Run("begin immediate"u8);
                database.RequireWritable();
                return new LockAttempt.Held(new SqliteSession(database, _connections, _options, run));
            }
            catch (EngineException error) when (error.IsBusy)
            {
                database.Dispose();
                return new LockAttempt.Busy(LockHolders.Describe(_location.Path));
            }
            catch
            {
                database.Dispose();
                throw;
            }
        },
        _location.Path);

    /// <inheritdoc/>
    public Task<DatabaseState> ExamineAsync(CancellationToken cancel) =>
        Read(database => StateReader.Read(database, ObservationDetail.Counts), cancel);

    /// <inheritdoc/>
    public Task<DatabaseSchema> ReadSchemaAsync(CancellationToken cancel)
    {
        if (_connections.IsToBeMade)
            return Task.FromResult(DatabaseSchema.Empty);
        return Read(
            database =>
            {
                database.BeginReading();
                return SchemaReader.Read(database);
            },
            cancel);
    }

    /// <inheritdoc/>
    public async Task CopyToAsync(string path, IProgress<double>? progress, CancellationToken cancel)
    {
        await new CopyWriter(_connections, _options.BusyWait).WriteAsync(path, progress, cancel).ConfigureAwait(false);
        _freshCopy = path;
    }

    /// <inheritdoc/>
    public Task<CopyContent> ReadCopyAsync(string path, CopyCheck check, CancellationToken cancel) =>
        Patience.Once(() => CopyReader.Read(path, check, isFresh: path == _freshCopy, cancel), path);

    /// <inheritdoc/>
    public async Task<string?> RestoreAsync(string path, RestoreRequest request, CancellationToken cancel)
    {
        await new DatabaseRestore(_connections, _options.BusyWait).RunAsync(path, request, cancel).ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    public Task<Readiness> InspectAsync(InspectionRequest request, CancellationToken cancel) =>
        Patience.Once(() => new Inspector(_connections, FileSystem.Of).Inspect(request, cancel), _location.Path);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindUsersAsync(CancellationToken cancel) =>
        Task.FromResult(DatabaseUsers.Find(_location.Path));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Problem>> FindKeptAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Problem>>(SetAside.Find(_location.Path));

    /// <inheritdoc/>
    public Task<IShadow> OpenShadowAsync(ShadowKey? key, CancellationToken cancel) =>
        Patience.Once<IShadow>(
            () => new MemoryShadow(memory => new SqliteTarget(new SqliteLocation(memory.Path), _options, memory)), _location.Path);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    Task<T> Read<T>(Func<OpenDatabase, T> read, CancellationToken cancel) => Patience.Once(
        () =>
        {
            using var database = _connections.Open(cancel);
            return read(database);
        },
        _location.Path);
}
