using Slipway.Backups;
using Slipway.Problems;
using Xunit;

namespace Slipway.Tests.Backups;

public sealed class RestorationTests
{
    [Fact]
    public async Task Promise_A35_The_present_state_is_saved_first()
    {
        using var bench = new BackupBench(keep: 1);
        var good = await bench.CreateAsync();
        bench.Target.Write("users 99");

        var report = (await bench.Store.RestoreAsync(new RestoreOrder("latest", BackupBench.Run), default)).Required;

        Assert.Equal(good.Id, report.From.Id);
        Assert.Equal("before-restore", report.Saved!.Reason);
        Assert.Equal(99, report.Saved.Rows["users"]);
        Assert.Equal(["users 3", "holdings 12"], await File.ReadAllLinesAsync(bench.Target.Description.Database));
    }

    [Fact]
    public async Task Restoring_the_latest_twice_does_not_bring_back_what_the_first_time_saved()
    {
        using var bench = new BackupBench();
        var good = await bench.CreateAsync();
        bench.Target.Write("users 99");

        foreach (var wanted in new[] { "latest", "latest-good", "latest" })
        {
            var report = (await bench.Store.RestoreAsync(new RestoreOrder(wanted, BackupBench.Run), default)).Required;
            Assert.Equal(good.Id, report.From.Id);
        }

        Assert.Equal(["users 3", "holdings 12"], await File.ReadAllLinesAsync(bench.Target.Description.Database));
    }

    [Fact]
    public async Task What_a_restore_saved_is_the_latest_where_there_is_nothing_else()
    {
        using var bench = new BackupBench();
        var only = await bench.CreateAsync();
        var saved = (await bench.Store.RestoreAsync(new RestoreOrder("latest", BackupBench.Run), default)).Required.Saved!;
        File.Delete(only.Path);
        File.Delete(only.Path + ".json");

        Assert.Equal(saved.Id, (await bench.Store.FindAsync("latest", default)).Required.Id);
    }

    [Fact]
    public async Task Restoring_the_oldest_does_not_remove_it()
    {
        using var bench = new BackupBench(keep: 1);
        var oldest = await bench.CreateAsync("production");

        var order = new RestoreOrder(oldest.Id, BackupBench.Run) { Environment = "production" };
        await bench.Store.RestoreAsync(order, default);

        Assert.True(File.Exists(oldest.Path));
        Assert.Equal(2, bench.Store.List().Required.Backups.Length);
    }

    [Fact]
    public async Task Promise_A34_A_restore_is_refused_while_others_have_the_database_open()
    {
        using var bench = new BackupBench();
        await bench.CreateAsync();
        bench.Target.Write("users 99");
        bench.Target.Users.Add("pid 4711, node server.js");

        var refused = await bench.Store.RestoreAsync(new RestoreOrder("latest", BackupBench.Run), default);
        var before = await File.ReadAllTextAsync(bench.Target.Description.Database);
        var told = await bench.Store.RestoreAsync(
            new RestoreOrder("20260301_120001", BackupBench.Run) { EvenIfNewer = true }, default);

        Assert.Equal(Codes.DatabaseInUse, refused.Problems.Single().Code);
        Assert.Contains("pid 4711", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("users 99", before, StringComparison.Ordinal);
        Assert.True(told.Succeeded);
    }

    [Fact]
    public async Task A_damaged_backup_is_not_restored()
    {
        using var bench = new BackupBench();
        var backup = await bench.CreateAsync();
        bench.Target.Write("users 99");
        await File.WriteAllTextAsync(backup.Path, "users 4");

        var refused = await bench.Store.RestoreAsync(new RestoreOrder("latest", BackupBench.Run), default);

        Assert.Equal(Codes.BackupDamaged, refused.Problems.Single().Code);
        Assert.Single(bench.Store.List().Required.Backups);
        Assert.Equal(["users 99"], await File.ReadAllLinesAsync(bench.Target.Description.Database));
    }

    [Fact]
    public async Task A_damaged_present_state_is_kept_as_it_is()
    {
        using var bench = new BackupBench();
        await bench.CreateAsync();
        bench.Target.Write("users 3", "half a li");

        var report = (await bench.Store.RestoreAsync(new RestoreOrder("latest-good", BackupBench.Run), default)).Required;

        Assert.False(report.Saved!.Verified);
        Assert.Equal(["users 3", "half a li"], await File.ReadAllLinesAsync(report.Saved.Path));
    }

    [Fact]
    public async Task A_missing_database_is_made_from_the_backup()
    {
        using var bench = new BackupBench();
        await bench.CreateAsync();
        File.Delete(bench.Target.Description.Database);

        var report = (await bench.Store.RestoreAsync(new RestoreOrder("latest", BackupBench.Run), default)).Required;

        Assert.Null(report.Saved);
        Assert.Equal(["users 3", "holdings 12"], await File.ReadAllLinesAsync(bench.Target.Description.Database));
    }

    [Fact]
    public async Task A_backup_of_another_database_needs_a_second_word()
    {
        using var bench = new BackupBench();
        var backup = await bench.CreateAsync();
        var other = new TextTarget(Path.Combine(bench.Root, "other.txt"));
        other.Write("users 1");
        var store = new BackupStore(bench.Settings, other, bench.Clock);

        var refused = await store.RestoreAsync(new RestoreOrder(backup.Id, BackupBench.Run), default);
        var told = await store.RestoreAsync(new RestoreOrder(backup.Id, BackupBench.Run) { EvenIfOfOther = true }, default);

        Assert.Equal(Codes.BackupOfOtherDatabase, refused.Problems.Single().Code);
        Assert.True(told.Succeeded);
    }

    [Fact]
    public async Task A_file_of_others_is_restored_by_its_path()
    {
        using var bench = new BackupBench();
        var file = Path.Combine(bench.Root, "from yesterday.txt");
        await File.WriteAllTextAsync(file, "users 7\n");

        var report = (await bench.Store.RestoreAsync(new RestoreOrder(file, BackupBench.Run), default)).Required;

        Assert.False(report.From.IsOurs);
        Assert.Equal("users 7\n", await File.ReadAllTextAsync(bench.Target.Description.Database));
    }
}
