using Slipway.Backups;
using Slipway.Problems;
using Slipway.Settings;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Copies;

/// <summary>The core's backups with real SQLite files.</summary>
public sealed class BackupTests : CopySuite
{
    string Backups => System.IO.Path.Combine(Folder, "my backups");

    BackupStore Store => new(new BackupSettings(Backups), Target, TimeProvider.System);

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Promise_A5_a_backup_is_made_while_the_application_writes(string mode)
    {
        Fill(mode, "old", 1);
        Execute("delete from t");
        using var writer = new Writer(Path, 500);
        await writer.CommitsAsync(Cancel);
        var before = NumberIn(Path, "select count(*) from t");
        var backup = await CreateAsync();
        var after = NumberIn(Path, "select count(*) from t");
        await writer.StopAsync(Cancel);

        Assert.True(backup.Verified);
        Assert.InRange(backup.Rows["t"], before, after);
        Assert.Equal(backup.Rows["t"], NumberIn(backup.Path, "select count(*) from t"));
        Assert.Equal(64, backup.Sha256.Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup.Path));
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(Backups));
        Assert.Equal([backup.Id + ".db", backup.Id + ".db.json"], Names(Backups));
    }

    /// <summary>The guide's <c>cp</c> of such a database had none of the rows.</summary>
    [Fact]
    public async Task Promise_G5_a_backup_of_a_wal_database_with_an_open_writer_has_every_committed_row()
    {
        using var application = Open();
        Execute(application, """
            pragma journal_mode = wal; pragma wal_autocheckpoint = 0;
            create table t (n integer primary key, word text);
            insert into t values (1, 'committed'), (2, 'committed'), (3, 'committed');
            begin immediate; insert into t values (4, 'not yet');
            """);
        File.Copy(Path, CopyPath);
        Assert.Equal(0, NumberIn(CopyPath, "select count(*) from sqlite_schema"));

        var backup = await CreateAsync();
        Assert.Equal("committed 3", Content(backup.Path));
        Assert.Equal(3, backup.Rows["t"]);
        Execute(application, "rollback");
    }

    [Fact]
    public async Task Promise_A27_of_twelve_backups_the_ten_newest_stay_and_blanks_in_names_do_no_harm()
    {
        var odd = System.IO.Path.Combine(Folder, "my port [folio] 100%.db");
        Fill("wal", "old", 10, odd);
        await using var target = new SqliteTarget(new SqliteLocation(odd), SqliteOptions.Default);
        var store = new BackupStore(new BackupSettings(Backups), target, TimeProvider.System);
        var made = new List<string>();
        for (var number = 0; number < 12; number++)
            made.Add((await store.CreateAsync(Request(), Cancel)).Required.Id);

        Assert.Equal(made.Skip(2).Reverse(), store.List().Required.Backups.Select(backup => backup.Id));
        Assert.Equal(20, Names(Backups).Count());
        Assert.All(store.List().Required.Backups, backup => Assert.Equal("old 10", Content(backup.Path)));
    }

    [Fact]
    public async Task Promise_A30_a_restore_brings_the_rows_back_and_keeps_the_newer_ones_beside()
    {
        Fill("wal", "old");
        await using (var session = await LockAsync(Target))
            await ApplyAsync(session, Row("0001_first"));
        await CreateAsync();
        Execute("update t set word = 'newer'; insert into t values (99999, 'newest')");

        var report = (await Store.RestoreAsync(new RestoreOrder("latest", Run()), Cancel)).Required;
        Assert.Equal("old 1000", Content(Path));
        Assert.Equal("wal", ModeOf(Path));
        Assert.Equal("newer 1000,newest 1", Content(report.Saved!.Path));
        Assert.True(report.Saved.Verified);
        Assert.Contains(await Target.ReadEventsAsync(Cancel), happened => happened.Kind == "restored");
    }

    [Fact]
    public async Task Fault_G5_what_was_written_after_the_backup_is_never_lost_by_a_restore()
    {
        Fill("delete", "old");
        var first = await CreateAsync();
        var saved = new List<Backup>();
        for (var round = 0; round < 3; round++)
        {
            Execute($"insert into t values ({90_000 + round}, 'after {round}')");
            saved.Add((await Store.RestoreAsync(new RestoreOrder(first.Path, Run()), Cancel)).Required.Saved!);
        }

        Assert.Equal(["after 0 1,old 1000", "after 1 1,old 1000", "after 2 1,old 1000"], saved.Select(backup => Content(backup.Path)));
        Assert.Equal("old 1000", Content(Path));
    }

    [Fact]
    public async Task Promise_G6_the_database_may_be_named_by_its_url()
    {
        Fill("wal", "old");
        var backup = await CreateAsync();
        Execute("delete from t");
        var url = DatabaseUrl.Parse($"file:{Path}", "/").Required;
        await using var target = new SqliteTarget(new SqliteLocation(url.File!), SqliteOptions.Default);
        var store = new BackupStore(new BackupSettings(Backups), target, TimeProvider.System);
        Assert.True((await store.RestoreAsync(new RestoreOrder(backup.Id, Run()), Cancel)).Succeeded);
        Assert.Equal("old 1000", Content(Path));
    }

    [Fact]
    public async Task Fault_G9_a_database_with_a_damaged_page_gives_no_backup_and_stays_as_it_is()
    {
        Fill("delete", "old", 20_000);
        var bytes = await DamageAsync();
        var failed = await Store.CreateAsync(Request(), Cancel);
        Assert.Equal(Codes.DatabaseCorrupt, Assert.Single(failed.Problems).Code);
        Assert.Empty(Names(Backups));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path, Cancel));
    }

    [Fact]
    public async Task A_damaged_database_is_kept_as_it_is_when_a_good_backup_takes_its_place()
    {
        Fill("delete", "old", 20_000);
        await CreateAsync();
        await DamageAsync();
        var report = (await Store.RestoreAsync(new RestoreOrder("latest-good", Run()), Cancel)).Required;
        Assert.Equal("old 20000", Content(Path));
        Assert.False(report.Saved!.Verified);
        Assert.True(File.Exists(report.Saved.Path));
    }

    [Fact]
    public async Task Promise_G9_what_is_no_database_any_more_is_moved_away_when_a_backup_takes_its_place()
    {
        Fill("wal", "old");
        await CreateAsync();
        await File.WriteAllTextAsync(Path, "overwritten by mistake", Cancel);
        var notes = new Told<string>();
        var report = await Store.RestoreAsync(new RestoreOrder("latest", Run()) { Notes = notes }, Cancel);
        Assert.True(report.Succeeded, report.Problems.FirstOrDefault()?.ToString());
        Assert.Equal("old 1000", Content(Path));
        var aside = Assert.Single(Files, file => file.StartsWith("app.db.aside-", StringComparison.Ordinal));
        Assert.Equal("overwritten by mistake", await File.ReadAllTextAsync(System.IO.Path.Combine(Folder, aside), Cancel));
        Assert.Contains(notes.All, note => note.Contains(aside, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_is_gone_or_emptied_is_made_from_the_backup(bool isThere)
    {
        Fill("wal", "old");
        await CreateAsync();
        File.Delete(Path);
        if (isThere)
            await File.WriteAllBytesAsync(Path, [], Cancel);
        await using var target = Existing();
        var store = new BackupStore(new BackupSettings(Backups), target, TimeProvider.System);
        var report = await store.RestoreAsync(new RestoreOrder("latest", Run()), Cancel);
        Assert.True(report.Succeeded, report.Problems.FirstOrDefault()?.ToString());
        Assert.Null(report.Value!.Saved);
        Assert.Equal("old 1000", Content(Path));
    }

    [Fact]
    public async Task Promise_G14_a_table_that_cannot_be_read_to_its_end_is_a_failure()
    {
        Fill("delete", "old", 20_000);
        await DamageAsync();
        Assert.Equal(Codes.DatabaseCorrupt, (await FailsAsync(() => Target.ExamineAsync(Cancel))).Code);
    }

    [Fact]
    public async Task A_deep_check_of_a_backup_is_the_engine_s_full_check()
    {
        Fill("wal", "old");
        var backup = await CreateAsync();
        Assert.True((await Store.VerifyAsync(backup.Id, CopyCheck.Deep, Cancel)).Succeeded);
        var bytes = await File.ReadAllBytesAsync(backup.Path, Cancel);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(backup.Path, bytes, Cancel);
        Assert.Equal(Codes.BackupDamaged, (await Store.VerifyAsync(backup.Id, CopyCheck.Quick, Cancel)).Problems.Single().Code);
        Assert.False((await Store.FindAsync(backup.Id, Cancel)).Required.Verified);
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Under_the_lock_of_a_deployment_the_backup_is_the_state_before(string mode)
    {
        Fill(mode, "old");
        await using var session = await BegunAsync();
        await RunAsync(session, "insert into t values (99999, 'new')");
        var backup = await CreateAsync();
        await session.CommitAsync(Cancel);
        Assert.Equal("old 1000", Content(backup.Path));
    }

    async Task<Backup> CreateAsync() => (await Store.CreateAsync(Request(), Cancel)).Required;

    static BackupRequest Request() => new("by-hand", "production", Run());

    /// <summary>Breaks the head of a page in the middle of the table.</summary>
    async Task<byte[]> DamageAsync()
    {
        const int page = 30;
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        bytes.AsSpan((page - 1) * 4096, 12).Fill(0xff);
        await File.WriteAllBytesAsync(Path, bytes, Cancel);
        return bytes;
    }
}
