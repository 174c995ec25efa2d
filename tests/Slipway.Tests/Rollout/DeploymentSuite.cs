using System.Collections.Immutable;
using Slipway.Backups;
using Slipway.Files;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;
using Slipway.Rollout;
using Slipway.Target;
using Slipway.Tests.Target;
using Xunit;

namespace Slipway.Tests.Rollout;

/// <summary>What tests of deployments share: a database in memory, migrations, a run.</summary>
public abstract class DeploymentSuite : IDisposable
{
    static readonly RunIdentity Identity = new("run-1", "tester", "testhost", 4711, "0.0.0-test");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-test-");

    protected MemoryDatabase Database { get; init; } = new();

    private protected Events Events { get; } = new();

    protected TestClock Clock { get; } = new();

    protected BackupSettings Backups => new(Path.Combine(_folder.FullName, "backups"));

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static Migration Migration(string id, string up, string? down = null, string? verify = null) => new()
    {
        Id = id,
        Path = $"migrations/{id}.sql",
        Up = new SqlSection(up, Line: 2),
        Down = down is null ? null : new SqlSection(down, Line: 5),
        Verify = verify is null ? null : new SqlSection(verify, Line: 8),
        Checksum = Checksum.Of(up),
    };

    protected static DeploymentRequest Request(params ImmutableArray<Migration> migrations) =>
        new(new MigrationFiles("/migrations", migrations, [], []), Identity);

    protected Task<DeploymentReport> RunAsync(params ImmutableArray<Migration> migrations) => RunAsync(Request(migrations));

    protected Task<DeploymentReport> RunAsync(DeploymentRequest request) => RunAsync(request, Cancel);

    protected Task<DeploymentReport> RunAsync(DeploymentRequest request, CancellationToken cancel)
    {
        Clock.Pass(TimeSpan.FromMinutes(1));
        return new Deployment(new MemoryTarget(Database), request, Events, Clock).RunAsync(cancel);
    }

    protected static DeploymentRequest Down(string revision, params ImmutableArray<Migration> migrations) =>
        Request(migrations) with { Direction = Direction.Down, Revision = revision };

    protected IEnumerable<string> Applied => Database.Content.History.Applied.Select(row => row.Id);

    protected IEnumerable<string> Tables => Database.Content.Tables.Keys;

    protected IEnumerable<string> Logged => Database.Content.Events.Select(entry => $"{entry.Kind} {entry.Migration}".TrimEnd());

    /// <summary>The one problem of a report that did not succeed.</summary>
    protected static Problem TheProblem(DeploymentReport report, ProblemCode code)
    {
        var problem = Assert.Single(report.Problems);
        Assert.Equal(code, problem.Code);
        Assert.Equal(code.Exit, report.ExitCode);
        return problem;
    }

    /// <summary>Holds the lock as another run would.</summary>
    protected async Task<ITargetSession> HoldLockAsync() => Assert.IsType<LockAttempt.Held>(
        await new MemoryTarget(Database).TryLockAsync(Identity with { Run = "other" }, Cancel)).Session;

    /// <summary>Puts a line into the journal, as a run that was killed leaves it.</summary>
    protected void LeaveInJournal(JournalEntry entry) => Database.Content = Database.Content with
    {
        History = Database.Content.History with
        {
            Exists = true, Format = 1, Journal = Database.Content.History.Journal.Add(entry),
        },
    };

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Delete(recursive: true);
    }
}
