using Npgsql;
using Slipway.Effects;
using Slipway.History;
using Slipway.PostgreSql.Catalog;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.Copies;
using Slipway.PostgreSql.History;
using Slipway.PostgreSql.Inspection;
using Slipway.PostgreSql.Locks;
using Slipway.PostgreSql.Schema;
using Slipway.PostgreSql.Shadows;
using Slipway.Problems;
using Slipway.Schema;
using Slipway.Settings;
using Slipway.Target;

namespace Slipway.PostgreSql;

/// <summary>A PostgreSQL database that Slipway can move.</summary>
public sealed class PostgreSqlTarget : ITarget
{
    readonly PostgreSqlConnections _connections;
    readonly OwnSchema _own;
    readonly RunLock _lock;
    readonly PostgreSqlOptions _options;
    readonly DatabaseCreation? _creation;
    FreshCopy? _fresh;

    /// <summary>The database at that address. Nothing is connected to yet.</summary>
    public PostgreSqlTarget(ServerAddress address, PostgreSqlOptions options)
    {
        _options = options;
        _connections = new PostgreSqlConnections(address);
        _creation = options.MayCreate ? new DatabaseCreation(address) : null;
        _own = new OwnSchema(options.HistorySchema);
        _lock = new RunLock(_connections, _own);
        Description = new TargetDescription
        {
            Engine = PostgreSqlDialect.Instance.Name,
            Database = address.Shown,
            ShortName = address.Database ?? address.User ?? "database",
            CopyExtension = ".dump",
            Dialect = PostgreSqlDialect.Instance,
            HasSchemas = true,
            DefaultScope = TransactionScope.Migration,
            BeforeDefinitions = ["set check_function_bodies = off"],
            RestoresBeside = true,
        };
    }

    /// <inheritdoc/>
    public TargetDescription Description { get; }

    /// <summary>PostgreSQL's own programs, which make and read copies where there are some.</summary>
    internal ServerPrograms Programs { get; init; } = ServerPrograms.OfThisMachine();

    /// <inheritdoc/>
    public Task<DatabaseIdentity> IdentifyAsync(CancellationToken cancel) => new ServerIdentity(_connections).ReadAsync(cancel);

    /// <inheritdoc/>
    public async Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel)
    {
        try
        {
            return await _connections.OnceAsync(
                (database, cancel) => ReadHistoryAsync(database, detail, cancel), cancel).ConfigureAwait(false);
        }
        catch (TargetUnavailableException absent) when (_creation is not null && absent.Problem.Code == Codes.DatabaseAbsent)
        {
            return MigrationHistory.OfAbsent;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<HistoryEvent>> ReadEventsAsync(CancellationToken cancel) =>
        _connections.OnceAsync((database, cancel) => new HistoryReader(_own).ReadEventsAsync(database, cancel), cancel);

    /// <inheritdoc/>
    public async Task<LockAttempt> TryLockAsync(RunIdentity run, CancellationToken cancel)
    {
        if (_creation is not null)
            await _creation.MakeUnlessThereAsync(_connections, cancel).ConfigureAwait(false);
        var (held, holder) = await _lock.TryAsync(run, cancel).ConfigureAwait(false);
        return held is null ? new LockAttempt.Busy(holder) : new LockAttempt.Held(new PostgreSqlSession(held, _connections, _own, run));
    }

    /// <inheritdoc/>
    public Task<DatabaseState> ExamineAsync(CancellationToken cancel) =>
        _connections.OnceAsync((database, cancel) => new Examination(database, _own).ReadAsync(cancel), cancel);

    /// <inheritdoc/>
    public Task<Readiness> InspectAsync(InspectionRequest request, CancellationToken cancel) =>
        _connections.OnceAsync((database, cancel) => new Inspector(database, _own).InspectAsync(request, cancel), cancel);

    /// <inheritdoc/>
    public Task<DatabaseSchema> ReadSchemaAsync(CancellationToken cancel) =>
        _connections.OnceAsync((database, cancel) => new SchemaReader(database, _own).ReadAsync(cancel), cancel);

    /// <inheritdoc/>
    public async Task CopyToAsync(string path, IProgress<double>? progress, CancellationToken cancel) =>
        _fresh = await new CopyWriter(_connections, Programs).WriteAsync(path, progress, cancel).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<CopyContent> ReadCopyAsync(string path, CopyCheck check, CancellationToken cancel)
    {
        var content = await new CopyReader(Programs, _own).ReadAsync(path, _fresh, cancel).ConfigureAwait(false);
        return check is CopyCheck.Deep ? await new ScratchRestore(_connections, Programs).TryAsync(path, content,
            cancel).ConfigureAwait(false) : content;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Problem>> FindUnrestorableAsync(CancellationToken cancel) =>
        _connections.OnceAsync(Restorability.FindAsync, cancel);

    /// <inheritdoc/>
    public Task<string?> RestoreAsync(string path, RestoreRequest request, CancellationToken cancel) =>
        new DatabaseRestore(_connections, Programs, _own).RunAsync(path, request, cancel);

    /// <inheritdoc/>
    public Task<long?> MeasureAsync(CancellationToken cancel) => _connections.OnceAsync(DatabaseSize.MeasureAsync, cancel);

    /// <inheritdoc/>
    public Task<string?> MarkMomentAsync(string name, CancellationToken cancel) =>
        _connections.OnceAsync((database, cancel) => RestorePoint.TrySetAsync(database, name, cancel), cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Problem>> FindKeptAsync(CancellationToken cancel) =>
        _connections.OnceAsync(KeptDatabases.FindAsync, cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindUsersAsync(CancellationToken cancel)
    {
        try
        {
            return await _connections.OnceAsync(
                static (database, cancel) => DatabaseUsers.FindAsync(database.Connection, database.Connection.Database, cancel), cancel)
                .ConfigureAwait(false);
        }
        catch (TargetUnavailableException absent) when (absent.Problem.Code == Codes.DatabaseAbsent)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public Task<IShadow> OpenShadowAsync(ShadowKey? key, CancellationToken cancel) => new ShadowDatabases(
        _connections,
        name => new PostgreSqlTarget(_connections.Address with { Database = name }, _options with { MayCreate = false }))
        .OpenAsync(key, cancel);

    /// <summary>Who may not read our tables is told what is missing; the first reading comes before everything else.</summary>
    async Task<MigrationHistory> ReadHistoryAsync(OpenDatabase database, HistoryDetail detail, CancellationToken cancel)
    {
        try
        {
            return await new HistoryReader(_own).ReadAsync(database, detail, cancel).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (refused.SqlState is SqlStates.InsufficientPrivilege)
        {
            var scene = new Scene(database, _own, new InspectionRequest(null, WillWrite: true));
            if (await Privileges.FindMissingAsync(scene, cancel).ConfigureAwait(false) is { } missing)
                throw missing.ToException(refused);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _lock.DisposeAsync().ConfigureAwait(false);
        await _connections.DisposeAsync().ConfigureAwait(false);
    }
}
