using System.Collections.Immutable;
using Slipway.Files;
using Slipway.History;
using Slipway.Sql;
using Slipway.Target;
using Xunit;

namespace Slipway.Conformance;

/// <summary>What the suites share: two targets for one database, and short words for what they do.</summary>
public abstract class TargetSuite(ITestedEngine engine) : IAsyncDisposable
{
    ITarget? _first;
    ITarget? _second;

    protected ITestedEngine Engine { get; } = engine;

    protected ITarget Target => _first ??= Engine.Open();

    /// <summary>As another process sees the same database.</summary>
    protected ITarget Other => _second ??= Engine.Open();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_first is not null)
            await _first.DisposeAsync();
        if (_second is not null)
            await _second.DisposeAsync();
        await Engine.DisposeAsync();
    }

    protected static RunIdentity Run(string name = "run-1") => new(name, "tester", "testhost", 4711, "0.0.0-test");

    protected static SqlStatement Sql(string text) => new(text, 0, 1, 1);

    protected async Task<ITargetSession> LockAsync(ITarget target, string run = "run-1") =>
        Assert.IsType<LockAttempt.Held>(await target.TryLockAsync(Run(run), Cancel)).Session;

    protected static AppliedMigration Row(string id, params ImmutableArray<string> parents) => new()
    {
        Id = id,
        Parents = parents,
        Phase = Phase.Expand,
        Kind = RecordKind.Ran,
        Checksum = $"checksum of {id}",
        UpText = $"up of {id}",
        DownText = $"down of {id}",
        Duration = TimeSpan.FromMilliseconds(12.5),
        Actor = "tester",
        Host = "testhost",
        ToolVersion = "0.0.0-test",
    };

    /// <summary>Records a migration in a transaction of its own, as a run would.</summary>
    protected async Task ApplyAsync(ITargetSession session, AppliedMigration row, params string[] statements)
    {
        await session.BeginAsync(new TransactionRequest(), Cancel);
        await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        foreach (var statement in statements)
            await session.ExecuteAsync(Sql(statement), Cancel);
        await session.RecordAsync(new HistoryChange.Apply(row), Cancel);
        await session.CommitAsync(Cancel);
    }

    protected async Task<bool> AskAsync(string query)
    {
        await using var session = await LockAsync(Other, "asking");
        return await session.AskAsync(Sql(query), Cancel);
    }

    protected async Task<IEnumerable<string>> AppliedAsync() =>
        (await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Applied.Select(row => row.Id);
}
