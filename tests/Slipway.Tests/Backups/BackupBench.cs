using Slipway.Backups;
using Slipway.Target;

namespace Slipway.Tests.Backups;

/// <summary>A folder with a small database, a clock that is set by hand, and a store.</summary>
sealed class BackupBench : IDisposable
{
    public BackupBench(string name = "portfolio", int keep = 10)
    {
        Root = Directory.CreateTempSubdirectory("slipway backup ").FullName;
        Target = new TextTarget(Path.Combine(Root, name + ".txt"));
        Target.Write("users 3", "holdings 12");
        Settings = new BackupSettings(Path.Combine(Root, "my backups")) { Keep = keep };
        Store = new BackupStore(Settings, Target, Clock);
    }

    public static RunIdentity Run { get; } = new("run-1", "tester", "here", 1, "0.1.0");

    public string Root { get; }

    public TextTarget Target { get; }

    public SetClock Clock { get; } = new();

    public BackupSettings Settings { get; }

    public BackupStore Store { get; }

    public string[] Files => Directory.Exists(Settings.Folder)
        ? [.. Directory.GetFiles(Settings.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : [];

    public async Task<Backup> CreateAsync(string? environment = "production", string? within = null)
    {
        Clock.Now += TimeSpan.FromSeconds(1);
        return (await Store.CreateAsync(new BackupRequest("by-hand", environment, Run) { Within = within }, default)).Required;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.Parse("2026-03-01T12:00:00Z");

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
