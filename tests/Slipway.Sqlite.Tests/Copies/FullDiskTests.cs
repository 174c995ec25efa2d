using Slipway.Backups;
using Slipway.History;
using Slipway.Problems;
using Slipway.Sql;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Copies;

/// <summary>On file systems of 2 MB.</summary>
public sealed class FullDiskTests : CopySuite
{
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_F8_a_disk_that_fills_up_in_a_transaction_leaves_the_database_as_it_was(string mode)
    {
        using var disk = Tmpfs.Mount("size=2m");
        var path = System.IO.Path.Combine(disk.Folder, "app.db");
        Fill(mode, "old", 1000, path);
        await using var target = new SqliteTarget(new SqliteLocation(path), SqliteOptions.Default);
        await using (var session = await LockAsync(target))
        {
            await session.BeginAsync(new TransactionRequest(), Cancel);
            await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => FillUpAsync(session));
            Assert.True(
                failure is StatementFailedException { EngineCode: "SQLITE_FULL" }
                    or ProblemException { Problem.Code.Name: "transaction-lost" or "disk-space-low" }, failure.ToString());

            // Whatever SQLite has done by itself: nothing goes on outside of the transaction.
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await RunAsync(session, "insert into t values (123456, 'stray')");
                await session.CommitAsync(Cancel);
            });
        }

        Assert.Equal("old 1000", Content(path));
        Assert.False((await target.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Exists);
    }

    [Fact]
    public async Task Fault_F9_a_disk_that_is_full_gives_no_half_copy()
    {
        using var disk = Tmpfs.Mount("size=2m");
        Fill("wal", new string('x', 500), 10_000);
        var problem = await FailsAsync(() => Target.CopyToAsync(System.IO.Path.Combine(disk.Folder, "copy.db"), null, Cancel));
        Assert.Equal(Codes.DiskSpaceLow, problem.Code);
        Assert.Contains(disk.Folder, problem.Message, StringComparison.Ordinal);
        Assert.Empty(Names(disk.Folder));
    }

    [Fact]
    public async Task Fault_G10_a_full_backup_folder_loses_no_backup_that_is_there()
    {
        using var disk = Tmpfs.Mount("size=2m");
        var store = new BackupStore(new BackupSettings(disk.Folder), Target, TimeProvider.System);
        Fill("wal", "old", 1000);
        var good = (await store.CreateAsync(new BackupRequest("by-hand", null, Run()), Cancel)).Required;
        Fill("wal", new string('x', 500), 10_000);

        var failed = await store.CreateAsync(new BackupRequest("by-hand", null, Run()), Cancel);
        Assert.Equal(Codes.DiskSpaceLow, Assert.Single(failed.Problems).Code);
        Assert.Equal([good.Id], store.List().Required.Backups.Select(backup => backup.Id));
        Assert.Equal([good.Id + ".db", good.Id + ".db.json"], Names(disk.Folder));
        Assert.True((await store.VerifyAsync(good.Id, CopyCheck.Deep, Cancel)).Succeeded);
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_G7_a_restore_on_a_full_disk_leaves_the_old_content(string mode)
    {
        using var disk = Tmpfs.Mount("size=2m");
        var path = System.IO.Path.Combine(disk.Folder, "app.db");
        Fill(mode, "old", 1000, path);
        var copy = await CopyOfAsync(new string('x', 500), 10_000);
        await using var target = new SqliteTarget(new SqliteLocation(path), SqliteOptions.Default);
        var problem = await FailsAsync(() => target.RestoreAsync(copy, Restoring(), Cancel));
        Assert.Equal(Codes.DiskSpaceLow, problem.Code);
        Assert.Contains("as it was", problem.State, StringComparison.Ordinal);
        Assert.Equal("old 1000", Content(path));
        Assert.Equal(mode, ModeOf(path));
    }

    [Fact]
    public async Task A_missing_database_that_finds_no_room_is_still_missing()
    {
        using var disk = Tmpfs.Mount("size=2m");
        var copy = await CopyOfAsync(new string('x', 500), 10_000);
        await using var target = new SqliteTarget(
            new SqliteLocation(System.IO.Path.Combine(disk.Folder, "app.db")), SqliteOptions.Default);
        Assert.Equal(Codes.DiskSpaceLow, (await FailsAsync(() => target.RestoreAsync(copy, Restoring(), Cancel))).Code);
        Assert.Empty(Names(disk.Folder));
    }

    static async Task FillUpAsync(ITargetSession session)
    {
        for (var number = 10_000; number < 20_000; number++)
            await session.ExecuteAsync(new SqlStatement($"insert into t values ({number}, hex(zeroblob(1000)))", 0, 1, 1), Cancel);
        await session.CommitAsync(Cancel);
    }
}
