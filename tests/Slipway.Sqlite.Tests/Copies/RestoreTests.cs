using System.Diagnostics;
using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Copies;

public sealed class RestoreTests : CopySuite
{
    [Theory]
    [InlineData("wal", 300)]
    [InlineData("wal", 30_000)]
    [InlineData("delete", 300)]
    [InlineData("delete", 30_000)]
    public async Task The_content_is_the_copy_s_and_the_journal_mode_is_the_database_s(string mode, int rows)
    {
        Fill(mode, "old", 5000);
        File.SetUnixFileMode(Path, (UnixFileMode)0b110_110_000);
        var copy = await CopyOfAsync("good", rows);
        var told = new Told<double>();
        await Target.RestoreAsync(copy, new RestoreRequest(EvenIfInUse: false, told), Cancel);

        Assert.Equal($"good {rows}", Content(Path));
        Assert.Equal(mode, ModeOf(Path));
        Assert.Equal((UnixFileMode)0b110_110_000, File.GetUnixFileMode(Path));
        Assert.Equal(1, told.All[^1]);
        Assert.Equal(["app.db", "copy.db"], Files);
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task A_copy_that_others_made_may_be_in_another_journal_mode(string mode)
    {
        Fill(mode, "old");
        Fill(mode == "wal" ? "delete" : "wal", "good", 300, CopyPath);
        await Target.RestoreAsync(CopyPath, Restoring(), Cancel);
        Assert.Equal("good 300", Content(Path));
        Assert.Equal(mode, ModeOf(Path));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task A_copy_may_have_pages_of_another_size(string mode)
    {
        Fill(mode, "old", 5000);
        Fill("delete", "good", 3000, CopyPath);
        ExecuteIn(CopyPath, "pragma page_size = 1024; vacuum");
        Assert.Equal(1024, NumberIn(CopyPath, "pragma page_size"));
        await Target.RestoreAsync(CopyPath, Restoring(), Cancel);
        Assert.Equal("good 3000", Content(Path));
        Assert.Equal(1024, NumberIn(Path, "pragma page_size"));
        Assert.Equal(mode, ModeOf(Path));
    }

    /// <summary>The guide's case: transactions in a log that a crash left must not be played over what was restored.</summary>
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Promise_G7_a_log_or_journal_that_a_crash_left_is_not_replayed_over_the_restored_content(string mode)
    {
        Fill(mode, "old", 20_000);
        var copy = await CopyOfAsync("good", 300, mode);
        using var application = Child.Start(Child.Command("leave-half", Path));
        Assert.Equal("half", await application.StandardOutput.ReadLineAsync(Cancel));
        application.Kill();
        await application.WaitForExitAsync(Cancel);
        Assert.Contains(mode == "wal" ? "app.db-wal" : "app.db-journal", Files);

        await Target.RestoreAsync(copy, Restoring(), Cancel);
        Assert.Equal("good 300", Content(Path));
        Assert.Equal(["app.db", "copy.db"], Files);
    }

    [Fact]
    public async Task Fault_F5_a_stale_log_beside_the_file_is_not_replayed()
    {
        Fill("wal", "old");
        var copy = await CopyOfAsync("good", 300);
        var stale = StaleWal("bad");
        File.WriteAllBytes(Path + "-wal", stale);
        await Target.RestoreAsync(copy, Restoring(), Cancel);
        Assert.Equal("good 300", Content(Path));
        Assert.Equal(["app.db", "copy.db"], Files);
    }

    [Fact]
    public async Task Fault_F5_a_stale_journal_beside_the_file_is_not_replayed()
    {
        Fill("delete", "old", 20_000);
        var copy = await CopyOfAsync("good", 300, "delete");
        var stale = await StaleJournalAsync();
        File.WriteAllBytes(Path + "-journal", stale);
        await Target.RestoreAsync(copy, Restoring(), Cancel);
        Assert.Equal("good 300", Content(Path));
        Assert.Equal(["app.db", "copy.db"], Files);
    }

    [Fact]
    public async Task Fault_F5_what_lies_beside_a_missing_file_is_kept_but_not_replayed()
    {
        Fill("wal", "old");
        var copy = await CopyOfAsync("good", 300);
        var wal = StaleWal("bad");
        File.Delete(Path);
        File.WriteAllBytes(Path + "-wal", wal);
        File.WriteAllBytes(Path + "-shm", [1, 2, 3]);
        var notes = new Told<string>();
        await Target.RestoreAsync(copy, Restoring(notes: notes), Cancel);

        Assert.Equal("good 300", Content(Path));
        Assert.Equal("wal", ModeOf(Path));
        var kept = Assert.Single(Files, file => file.StartsWith("app.db.aside-", StringComparison.Ordinal));
        Assert.EndsWith("-wal", kept, StringComparison.Ordinal);
        Assert.Equal(wal, await File.ReadAllBytesAsync(System.IO.Path.Combine(Folder, kept), Cancel));
        Assert.Contains(kept, Assert.Single(notes.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_written_anew_and_belongs_to_whom_the_folder_does()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to give a folder to another user");
        var copy = await CopyOfAsync("good", 300);
        using var chown = Process.Start("chown", ["65534:65534", Folder]);
        await chown.WaitForExitAsync(Cancel);
        await Target.RestoreAsync(copy, Restoring(), Cancel);
        Assert.Equal("good 300", Content(Path));
        Assert.Equal(["app.db", "copy.db"], Files);
        var status = FileStatus.Of(Path)!;
        Assert.Equal((65534U, 65534U, "0644"), (status.User, status.Group, status.Octal));
    }

    [Fact]
    public async Task A_file_of_zero_bytes_becomes_the_database()
    {
        var copy = await CopyOfAsync("good", 300);
        File.WriteAllBytes(Path, []);
        var inode = FileIdentity.Of(Path);
        File.WriteAllBytes(Path + "-wal", StaleWal("bad"));
        await Target.RestoreAsync(copy, Restoring(), Cancel);
        Assert.Equal("good 300", Content(Path));
        Assert.Equal(inode, FileIdentity.Of(Path));
        Assert.Equal("wal", ModeOf(Path));
        Assert.Contains(Files, file => file.StartsWith("app.db.aside-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_sqlite_cannot_open_is_moved_away_with_what_lies_beside_it(bool isTold)
    {
        var copy = await CopyOfAsync("good", 300);
        var garbage = new byte[50_000];
        new Random(1).NextBytes(garbage);
        await File.WriteAllBytesAsync(Path, garbage, Cancel);
        File.SetUnixFileMode(Path, (UnixFileMode)0b110_110_000);
        await File.WriteAllBytesAsync(Path + "-wal", garbage[..5000], Cancel);
        await File.WriteAllBytesAsync(Path + "-journal", garbage[..3000], Cancel);
        var notes = new Told<string>();
        await Target.RestoreAsync(copy, Restoring(notes: notes) with { MoveAside = isTold }, Cancel);

        Assert.Equal("good 300", Content(Path));
        Assert.Equal((UnixFileMode)0b110_110_000, File.GetUnixFileMode(Path));
        var aside = Assert.Single(
            Files,
            file => file.StartsWith("app.db.aside-", StringComparison.Ordinal) && !Sidecars.Of("").Any(file.EndsWith));
        aside = System.IO.Path.Combine(Folder, aside);
        Assert.Equal(garbage, await File.ReadAllBytesAsync(aside, Cancel));
        Assert.Equal(garbage[..5000], await File.ReadAllBytesAsync(aside + "-wal", Cancel));
        // Whoever opens a database with a journal that is none removes it: SQLite does, when it has to look at the file.
        Assert.Equal(isTold, File.Exists(aside + "-journal"));
        Assert.Contains(notes.All, note => note.Contains(aside, StringComparison.Ordinal));
        Assert.False(File.Exists(Path + "-journal"));
    }

    [Fact]
    public async Task A_truncated_file_is_moved_away_and_written_anew()
    {
        Fill("delete", "old", 20_000);
        var copy = await CopyOfAsync("good", 300, "delete");
        await using (var file = new FileStream(Path, FileMode.Open))
            file.SetLength(file.Length / 2);
        await Target.RestoreAsync(copy, Restoring(), Cancel);
        Assert.Equal("good 300", Content(Path));
        Assert.Contains(Files, file => file.StartsWith("app.db.aside-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Through_a_symbolic_link_the_real_file_is_restored()
    {
        var real = System.IO.Path.Combine(Folder, "volume", "real.db");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(real)!);
        Fill("wal", "old", 1000, real);
        File.CreateSymbolicLink(Path, real);
        var copy = await CopyOfAsync("good", 300);
        await Target.RestoreAsync(copy, Restoring(), Cancel);
        Assert.Equal("good 300", Content(real));

        File.Delete(real);
        await Target.RestoreAsync(copy, Restoring(), Cancel);
        Assert.Equal("good 300", Content(real));
        Assert.NotNull(new FileInfo(Path).LinkTarget);
        Assert.Equal(["real.db"], Names(System.IO.Path.GetDirectoryName(real)!));
    }

    [Fact]
    public async Task A_damaged_copy_is_not_restored_and_the_database_stays()
    {
        Fill("wal", "old");
        var copy = await CopyOfAsync("good", 20_000);
        var bytes = await File.ReadAllBytesAsync(copy, Cancel);
        bytes.AsSpan(4096 * 9, 12).Fill(0xff);
        await File.WriteAllBytesAsync(copy, bytes, Cancel);
        Assert.Equal(Codes.DatabaseCorrupt, (await FailsAsync(() => Target.RestoreAsync(copy, Restoring(), Cancel))).Code);
        Assert.Equal("old 1000", Content(Path));
    }

    [Fact]
    public async Task The_database_is_no_copy_of_itself()
    {
        Fill("delete", "old");
        Assert.Equal(Codes.RestoreFailed, (await FailsAsync(() => Target.RestoreAsync(Path, Restoring(true), Cancel))).Code);
        Assert.Equal("old 1000", Content(Path));
    }

    [Fact]
    public async Task Promise_G12_where_the_folder_is_missing_nothing_is_made()
    {
        var copy = await CopyOfAsync("good", 300);
        var path = System.IO.Path.Combine(Folder, "not", "mounted", "app.db");
        await using var target = new SqliteTarget(new SqliteLocation(path), new SqliteOptions { MayCreate = true });
        var problem = await FailsAsync(() => target.RestoreAsync(copy, Restoring(), Cancel));
        Assert.Equal(Codes.DatabaseMissing, problem.Code);
        Assert.Contains("mounted", problem.Fix, StringComparison.Ordinal);
        Assert.False(Directory.Exists(System.IO.Path.Combine(Folder, "not")));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task A_restore_that_is_cancelled_leaves_the_old_content(string mode)
    {
        Fill(mode, "old");
        var copy = await CopyOfAsync(new string('x', 20_000), 2000);
        using var cancellation = new CancellationTokenSource();
        var request = new RestoreRequest(EvenIfInUse: false, new Acting(cancellation.Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Target.RestoreAsync(copy, request, cancellation.Token));
        Assert.Equal("old 1000", Content(Path));
        Assert.Equal(mode, ModeOf(Path));
    }

    /// <summary>The log of transactions that came after what is beside it now.</summary>
    byte[] StaleWal(string word)
    {
        var other = System.IO.Path.Combine(Folder, "stale.db");
        Fill("wal", "old", 1000, other);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={other};Pooling=False"))
        {
            connection.Open();
            Execute(connection, $"update t set word = '{word}'");
            File.Copy(other + "-wal", other + "-kept");
        }

        var wal = File.ReadAllBytes(other + "-kept");
        foreach (var file in Directory.GetFiles(Folder, "stale.db*"))
            File.Delete(file);
        return wal;
    }

    async Task<byte[]> StaleJournalAsync()
    {
        var other = System.IO.Path.Combine(Folder, "stale.db");
        Fill("delete", "bad", 20_000, other);
        using var application = Child.Start(Child.Command("leave-half", other));
        Assert.Equal("half", await application.StandardOutput.ReadLineAsync(Cancel));
        application.Kill();
        await application.WaitForExitAsync(Cancel);
        var journal = await File.ReadAllBytesAsync(other + "-journal", Cancel);
        foreach (var file in Directory.GetFiles(Folder, "stale.db*"))
            File.Delete(file);
        return journal;
    }

    sealed class Acting(Action act) : IProgress<double>
    {
        public void Report(double value) => act();
    }
}
