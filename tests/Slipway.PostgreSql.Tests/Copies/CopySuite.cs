using System.Runtime.Versioning;
using Slipway.Backups;
using Slipway.PostgreSql.Copies;
using Slipway.Problems;
using Slipway.Settings;
using Slipway.Target;
using Slipway.Testing.PostgreSql;
using Xunit;

[assembly: SupportedOSPlatform("linux")]

namespace Slipway.PostgreSql.Tests.Copies;

/// <summary>What the tests of copies share: a database whose owner may make databases, a folder, a store of backups.</summary>
public abstract class CopySuite : IDisposable
{
    /// <summary>A machine on which PostgreSQL's own programs are not installed.</summary>
    private protected static readonly ServerPrograms None = new([]);

    readonly List<PostgreSqlTarget> _targets = [];

    protected PostgreSqlDatabase Database { get; } = PostgreSqlCluster.Shared.CreateDatabase("createdb");

    protected string Folder { get; } = Directory.CreateTempSubdirectory("slipway-test-").FullName;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static RunIdentity Run { get; } = new("run-1", "tester", "here", 1, "0.1.0");

    /// <summary>What was noted on the way.</summary>
    protected Told Notes { get; } = new();

    /// <summary>More rounds than a person waits for: with SLIPWAY_TEST_LONG=1.</summary>
    protected static bool IsLong => Environment.GetEnvironmentVariable("SLIPWAY_TEST_LONG") == "1";

    /// <summary>The database as its owner reaches it.</summary>
    protected static ServerAddress AddressOf(PostgreSqlDatabase database, int? port = null) => new()
    {
        Hosts = [new ServerHost("127.0.0.1", port ?? database.Cluster.Port)],
        Database = database.Name,
        User = database.Name,
        Password = database.Password,
    };

    private protected PostgreSqlTarget TargetOf(ServerAddress? otherAddress = null, ServerPrograms? programs = null)
    {
        var address = otherAddress ?? AddressOf(Database);
        var target = programs is null
            ? new PostgreSqlTarget(address, PostgreSqlOptions.Default)
            : new PostgreSqlTarget(address, PostgreSqlOptions.Default) { Programs = programs };
        _targets.Add(target);
        return target;
    }

    private protected BackupStore StoreOf(PostgreSqlTarget? target = null) =>
        new(new BackupSettings(Path.Combine(Folder, "backups")), target ?? TargetOf(), TimeProvider.System);

    private protected async Task<Backup> CreateAsync(PostgreSqlTarget? target = null)
    {
        var made = await StoreOf(target).CreateAsync(new BackupRequest("by-hand", null, Run) { Notes = Notes }, Cancel);
        Assert.True(made.Succeeded, made.Succeeded ? "" : made.Problems[0].Message);
        return made.Value;
    }

    private protected Task<Outcome<RestoreReport>> RestoreAsync(Backup backup, bool force = false, PostgreSqlTarget? target = null) =>
        StoreOf(target).RestoreAsync(new RestoreOrder(backup.Path, Run)
        {
            EvenIfNewer = force, EndsConnections = force, EvenIfOfOther = force, Notes = Notes,
        }, Cancel);

    protected static void Succeeded<T>(Outcome<T> outcome)
        where T : class =>
        Assert.True(outcome.Succeeded, outcome.Succeeded ? "" : $"{outcome.Problems[0].Code}: {outcome.Problems[0].Message}");

    protected static async Task<Problem> FailsAsync(Func<Task> work) => (await Assert.ThrowsAsync<ProblemException>(work)).Problem;

    /// <summary>The databases that a restore has kept.</summary>
    protected IReadOnlyList<string> Kept() => Database.Rows(
        $"select datname from pg_database where datname like '{Database.Name}\\_\\_before\\_%' order by 1");

    public virtual void Dispose()
    {
        foreach (var target in _targets)
            target.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Database.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Keeps what is told.</summary>
    protected sealed class Told : IProgress<string>
    {
        public List<string> All { get; } = [];

        public void Report(string value) => All.Add(value);
    }
}
