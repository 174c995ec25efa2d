using FsCheck;
using FsCheck.Fluent;
using Slipway.Backups;
using Slipway.Target;
using Xunit;

namespace Slipway.Tests.Backups;

public sealed class RetentionTests
{
    [Theory]
    [InlineData("portfolio")]
    [InlineData("my portfolio")]
    [InlineData(" -rf {x}")]
    [InlineData("naïve;$(rm *)'\"")]
    public async Task Promise_A27_The_ten_newest_of_twelve_stay_whatever_the_name(string name)
    {
        using var bench = new BackupBench(name);
        var made = new List<Backup>();
        for (var i = 0; i < 12; i++)
            made.Add(await bench.CreateAsync("my production"));

        Assert.Equal(
            made.Skip(2).SelectMany(backup => new[] { backup.Id + ".txt", backup.Id + ".txt.json" }).Order(StringComparer.Ordinal),
            bench.Files);
    }

    [Fact]
    public async Task Promise_A56_Each_environment_keeps_its_own()
    {
        using var bench = new BackupBench(keep: 2);
        for (var i = 0; i < 3; i++)
        {
            await bench.CreateAsync("production");
            await bench.CreateAsync("staging");
        }

        Assert.Equal(4, bench.Store.List().Required.Backups.Length);
    }

    [Fact]
    public async Task Promise_A36_A_pinned_backup_stays_until_it_is_unpinned()
    {
        using var bench = new BackupBench(keep: 1);
        var good = await bench.CreateAsync();
        await bench.Store.PinAsync(good.Id, default);
        await bench.CreateAsync();
        await bench.CreateAsync();
        Assert.Equal(2, bench.Store.List().Required.Backups.Length);

        await bench.Store.UnpinAsync(good.Id, default);
        var removed = bench.Store.Prune().Required.Backups;

        Assert.Equal(good.Id, removed.Single().Id);
    }

    /// <summary>However many ways lead to a database, it has one set of backups.</summary>
    [Fact]
    public async Task A_database_that_is_reached_by_two_names_keeps_one_set()
    {
        using var bench = new BackupBench(keep: 2);
        bench.Target.Identity = new DatabaseIdentity("7346", "shop");
        await bench.CreateAsync();
        await bench.CreateAsync();
        var byOtherName = new TextTarget(Path.Combine(bench.Root, "other.txt")) { Identity = new DatabaseIdentity("7346", "shop") };
        byOtherName.Write("users 1");
        var store = new BackupStore(bench.Settings with { NamePattern = "x_{timestamp}" }, byOtherName, bench.Clock);

        await store.CreateAsync(new BackupRequest("by-hand", "production", BackupBench.Run), default);

        Assert.Equal(2, store.List().Required.Backups.Length);
    }

    /// <summary>A migration that is tried again and again, each time over a backup of its half, must not cost the way back.</summary>
    [Fact]
    public async Task Backups_in_the_middle_of_a_migration_push_out_only_each_other()
    {
        using var bench = new BackupBench(keep: 2);
        var before = await bench.CreateAsync();
        var within = new List<Backup>();
        for (var i = 0; i < 4; i++)
            within.Add(await bench.CreateAsync(within: "0002_index"));

        Assert.Equal(
            new[] { before.Id, within[2].Id, within[3].Id }.Order(StringComparer.Ordinal),
            bench.Store.List().Required.Backups.Select(backup => backup.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_of_others_stay()
    {
        using var bench = new BackupBench(keep: 1);
        await bench.CreateAsync();
        var stranger = Path.Combine(bench.Settings.Folder, "portfolio_backup_production_20200101_000000.txt");
        await File.WriteAllTextAsync(stranger, "users 1");
        File.SetLastWriteTimeUtc(stranger, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        await bench.CreateAsync();

        Assert.True(File.Exists(stranger));
    }

    [Fact]
    public async Task A_backup_that_fails_removes_no_older_one()
    {
        using var bench = new BackupBench(keep: 1);
        var good = await bench.CreateAsync();
        bench.Target.Write("rubbish");

        await bench.Store.CreateAsync(new BackupRequest("by-hand", "production", BackupBench.Run), default);

        Assert.Equal(good.Id, (await bench.Store.FindAsync("latest-good", default)).Required.Id);
    }

    [Fact]
    public async Task What_a_killed_run_left_goes_when_nobody_writes_it_any_more()
    {
        using var bench = new BackupBench();
        var backup = await bench.CreateAsync();
        string[] leftovers =
        [
            "portfolio_backup_production_20260228_000000.txt.part",
            "portfolio_backup_production_20260228_000000.txt.json.part",
            "portfolio_backup_production_20260227_000000.txt.json",
        ];
        foreach (var name in leftovers.Append("notes.part").Append("portfolio_backup_production_20260301_115900.txt.part"))
        {
            var file = Path.Combine(bench.Settings.Folder, name);
            await File.WriteAllTextAsync(file, "");
            var age = name.Contains("115900", StringComparison.Ordinal) ? TimeSpan.FromMinutes(1) : TimeSpan.FromDays(1);
            File.SetLastWriteTimeUtc(file, (bench.Clock.Now - age).UtcDateTime);
        }

        bench.Store.Prune();

        Assert.Equal(
            ["notes.part", "portfolio_backup_production_20260301_115900.txt.part", backup.Id + ".txt", backup.Id + ".txt.json"],
            bench.Files);
    }

    [Fact]
    public void Fault_G4_Retention_agrees_with_a_naive_model()
    {
        var some = Gen.Choose(0, 2);
        var backups = Gen.ListOf(
            from database in some
            from isOurs in Gen.Frequency((8, Gen.Constant(true)), (1, Gen.Constant(false)))
            from verified in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
            from pinned in Gen.Frequency((1, Gen.Constant(true)), (5, Gen.Constant(false)))
            select (database, isOurs, verified, pinned));

        Prop.ForAll(backups.ToArbitrary(), Gen.Choose(0, 4).ToArbitrary(), (list, keep) =>
        {
            var all = list.Select((one, i) => Made(i, one.database, one.isOurs, one.verified, one.pinned)).ToList();

            var outdated = Retention.Outdated(all, keep);

            var naive = all.Where((backup, i) => backup is { IsOurs: true, Pinned: false } && all.Take(i).Count(newer =>
                newer is { IsOurs: true, Pinned: false, Verified: true }
                && newer.Database == backup.Database && newer.Environment == backup.Environment) >= Math.Max(1, keep));
            var newestGood = all.Where(backup => backup is { IsOurs: true, Verified: true })
                .GroupBy(backup => (backup.Database, backup.Environment)).Select(group => group.First());
            return outdated.SequenceEqual(naive)
                && !outdated.Intersect(newestGood).Any()
                && !outdated.Any(backup => backup.Pinned || !backup.IsOurs);
        }).QuickCheckThrowOnFailure();
    }

    static Backup Made(int age, int database, bool isOurs, bool verified, bool pinned) => new()
    {
        Id = $"b{age}",
        Path = $"/b{age}",
        CreatedAt = DateTimeOffset.UnixEpoch.AddDays(1000 - age),
        Bytes = 1,
        IsOurs = isOurs,
        Verified = verified,
        Pinned = pinned,
        Database = $"d{database / 2}",
        Environment = database % 2 == 0 ? "production" : null,
    };
}
