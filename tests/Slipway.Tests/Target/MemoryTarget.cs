using Slipway.Effects;
using Slipway.History;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;

namespace Slipway.Tests.Target;

/// <summary>
/// The smallest engine with transactions. Its statements: <c>create table T</c>, <c>drop table T</c>, <c>add row T</c>,
/// and the query <c>T has N</c>; it refuses any other. Where it commits in parts there are <c>add value V</c> and
/// <c>use value V</c>, which needs a commit in between, <c>set</c> and <c>need set</c>.
/// </summary>
public sealed class MemoryTarget(MemoryDatabase database) : ITarget
{
    public TargetDescription Description { get; } = new()
    {
        Engine = "memory",
        Database = "memory",
        ShortName = "memory",
        CopyExtension = ".txt",
        Dialect = new SqlDialect { Name = "memory", NatureOf = NatureOf, SplitsByItself = database.SplitsByItself },
        DefaultScope = TransactionScope.Deployment,
    };

    public MemoryDatabase Database { get; } = database;

    public Task<MigrationHistory> ReadHistoryAsync(HistoryDetail detail, CancellationToken cancel)
    {
        if (Database.Outages == 0)
            return Task.FromResult(Database.Content.Read(detail));
        Database.Outages--;
        throw new TargetUnavailableException(
            new Problem(Codes.DatabaseUnreachable, "the memory is asleep"), mayComeUp: true);
    }

    public Task<IReadOnlyList<HistoryEvent>> ReadEventsAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<HistoryEvent>>(Database.Content.Events);

    public Task<LockAttempt> TryLockAsync(RunIdentity run, CancellationToken cancel) =>
        Task.FromResult<LockAttempt>(Database.TryHold(run) is { } holder
            ? new LockAttempt.Busy(holder)
            : new LockAttempt.Held(new MemorySession(Database, run)));

    public Task<Readiness> InspectAsync(InspectionRequest request, CancellationToken cancel) =>
        Task.FromResult(new Readiness([], [], []));

    public Task<DatabaseState> ExamineAsync(CancellationToken cancel) => Task.FromResult(Database.Content.State);

    public Task CopyToAsync(string path, IProgress<double>? progress, CancellationToken cancel) =>
        File.WriteAllLinesAsync(path, Database.Content.Tables.Select(table => $"{table.Key} {table.Value}"), cancel);

    public Task<CopyContent> ReadCopyAsync(string path, CopyCheck check, CancellationToken cancel) =>
        Task.FromResult(new CopyContent(Tables(path), Database.Content.History.Current, Database.Content.History.Environment));

    public Task<string?> RestoreAsync(string path, RestoreRequest request, CancellationToken cancel)
    {
        Database.Content = Database.Content with { Tables = Tables(path) };
        return Task.FromResult<string?>(null);
    }

    public Task<IReadOnlyList<string>> FindUsersAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static System.Collections.Immutable.ImmutableSortedDictionary<string, long> Tables(string path) =>
        MemoryContent.Empty.Tables.AddRange(File.ReadLines(path).Select(line => line.Split(' '))
            .Select(words => KeyValuePair.Create(words[0], long.Parse(words[1]))));

    static StatementNature NatureOf(SqlStatement statement) => statement.Text switch
    {
        "commit" or "begin" or "rollback" => StatementNature.TransactionControl,
        "set" => StatementNature.Setting,
        ['a', 'd', 'd', ' ', 'v', ..] => StatementNature.EndsTransaction,
        "vacuum" => StatementNature.OutsideRepeatable,
        "once" or ['o', 'n', 'c', 'e', ' ', ..] => StatementNature.OutsideOnce,
        _ => StatementNature.Transactional,
    };
}
