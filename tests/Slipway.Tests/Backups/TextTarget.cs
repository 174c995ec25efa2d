using System.Collections.Immutable;
using System.Globalization;
using Slipway.Effects;
using Slipway.History;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Tests.Backups;

/// <summary>The smallest engine: a database is a text file with a line <c>table rows</c> for each table.</summary>
sealed class TextTarget(string path) : ITarget
{
    public List<string> Users { get; } = [];

    public TargetDescription Description { get; } = new()
    {
        Engine = "text",
        Database = path,
        ShortName = Path.GetFileNameWithoutExtension(path),
        CopyExtension = ".txt",
        Dialect = new SqlDialect { Name = "text", NatureOf = _ => StatementNature.Transactional },
        DefaultScope = TransactionScope.Deployment,
    };

    public DatabaseIdentity? Identity { get; set; }

    public Task<DatabaseIdentity> IdentifyAsync(CancellationToken cancel) =>
        Task.FromResult(Identity ?? new DatabaseIdentity(null, Description.Database));

    public void Write(params string[] lines) => File.WriteAllLines(path, lines);

    public Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel) =>
        Task.FromResult(MigrationHistory.None);

    public Task<IReadOnlyList<HistoryEvent>> ReadEventsAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<HistoryEvent>>([]);

    public Task<LockAttempt> TryLockAsync(RunIdentity run, CancellationToken cancel) =>
        Task.FromResult<LockAttempt>(new LockAttempt.Busy("this engine has no lock"));

    public Task<Readiness> InspectAsync(InspectionRequest request, CancellationToken cancel) =>
        Task.FromResult(new Readiness([], [], []));

    public Task<DatabaseState> ExamineAsync(CancellationToken cancel) => Task.FromResult(new DatabaseState(
        [.. Read(path).Select(table => new TableState(table.Key, [], table.Value))], [],
        ImmutableSortedDictionary<string, long>.Empty));

    public Task CopyToAsync(string copy, IProgress<double>? progress, CancellationToken cancel)
    {
        if (!File.Exists(path))
            throw new Problem(Codes.DatabaseMissing, $"'{path}' is not there.").ToException();

        File.Copy(path, copy);
        progress?.Report(1);
        return Task.CompletedTask;
    }

    public Task<CopyContent> ReadCopyAsync(string copy, CopyCheck check, CancellationToken cancel) =>
        Task.FromResult(new CopyContent(Read(copy), [], null));

    public Task<string?> RestoreAsync(string copy, RestoreRequest request, CancellationToken cancel)
    {
        if (request.MoveAside)
            File.Move(path, path + ".aside");
        File.Copy(copy, path, overwrite: true);
        return Task.FromResult<string?>(null);
    }

    public Task<IReadOnlyList<string>> FindUsersAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>(Users);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static ImmutableSortedDictionary<string, long> Read(string file)
    {
        var tables = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var line in File.ReadAllLines(file))
        {
            if (line.Split(' ') is not [var table, var count]
                || !long.TryParse(count, CultureInfo.InvariantCulture, out var rows))
                throw new Problem(Codes.DatabaseCorrupt, $"'{line}' is no table.").ToException();
            tables[table] = rows;
        }

        return tables.ToImmutable();
    }
}
