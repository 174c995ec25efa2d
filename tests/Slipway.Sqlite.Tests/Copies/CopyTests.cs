using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Copies;

public sealed class CopyTests : CopySuite
{
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task A_copy_is_one_file_for_its_owner_with_a_rollback_journal(string mode)
    {
        Fill(mode, "old");
        await Target.CopyToAsync(CopyPath, null, Cancel);

        Assert.Equal(["app.db", "copy.db"], Files);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CopyPath));
        Assert.Equal("old 1000", Content(CopyPath));
        Assert.Equal("delete", ModeOf(CopyPath));
        Assert.Equal(mode, ModeOf(Path));
    }

    [Fact]
    public async Task A_copy_tells_how_far_it_is()
    {
        Fill("wal", new string('x', 20_000), 2000);
        var told = new Told<double>();
        await Target.CopyToAsync(CopyPath, told, Cancel);

        Assert.True(told.All.Count > 2);
        Assert.Equal(told.All.Order(), told.All);
        Assert.Equal(1, told.All[^1]);
    }

    [Fact]
    public async Task A_copy_that_is_cancelled_leaves_nothing()
    {
        Fill("wal", new string('x', 20_000), 2000);
        using var cancellation = new CancellationTokenSource();
        var first = new Acting(cancellation.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Target.CopyToAsync(CopyPath, first, cancellation.Token));
        Assert.Equal(["app.db"], Files);
    }

    [Fact]
    public async Task What_is_there_already_is_not_overwritten()
    {
        Fill("wal", "old");
        await File.WriteAllTextAsync(CopyPath, "precious", Cancel);
        var problem = await FailsAsync(() => Target.CopyToAsync(CopyPath, null, Cancel));
        Assert.Equal(Codes.BackupFailed, problem.Code);
        Assert.Equal("precious", await File.ReadAllTextAsync(CopyPath, Cancel));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Under_our_lock_the_copy_has_the_state_before_the_session_s_changes(string mode)
    {
        Fill(mode, "old");
        await using var session = await BegunAsync();
        await RunAsync(session, "update t set word = 'new'");
        await Other.CopyToAsync(CopyPath, null, Cancel);
        await session.CommitAsync(Cancel);

        Assert.Equal("old 1000", Content(CopyPath));
        Assert.Equal("new 1000", Content(Path));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_F4_what_the_application_s_crash_left_is_put_right_before_the_copy(string mode)
    {
        Fill(mode, "old", 20_000);
        using var application = Child.Start(Child.Command("leave-half", Path));
        Assert.Equal("half", await application.StandardOutput.ReadLineAsync(Cancel));
        application.Kill();
        await application.WaitForExitAsync(Cancel);
        Assert.Contains(mode == "wal" ? "app.db-wal" : "app.db-journal", Files);

        await Target.CopyToAsync(CopyPath, null, Cancel);
        Assert.Equal("old 20000", Content(CopyPath));
        Assert.Equal("old 20000", Content(Path));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_F4_no_row_that_was_committed_before_a_kill_is_missing_in_the_copy(string mode)
    {
        for (var round = 0; round < (IsLong ? 50 : 3); round++)
        {
            Fill(mode, "old", 1);
            Execute("delete from t");
            using var writer = new Writer(Path, 2000);
            await writer.CommitsAsync(Cancel, Random.Shared.Next(5, 60));
            await writer.KillAsync(Cancel);

            await Target.CopyToAsync(CopyPath, null, Cancel);
            Assert.True(IsPrefix(CopyPath) >= writer.Committed);
            File.Delete(CopyPath);
        }
    }

    /// <summary>Five hundred writes a second go on meanwhile: each copy is whole, and has exactly what was committed by then.</summary>
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_F7_copies_beside_a_writer_are_whole_and_lose_nothing(string mode)
    {
        Fill(mode, "old", 1);
        Execute("delete from t");
        using var writer = new Writer(Path, 500);
        await writer.CommitsAsync(Cancel);
        for (var round = 0; round < (IsLong ? 200 : 5); round++)
        {
            var before = NumberIn(Path, "select count(*) from t");
            await Target.CopyToAsync(CopyPath, null, Cancel);
            var after = NumberIn(Path, "select count(*) from t");

            var rows = (await ReadAsync(CopyPath, CopyCheck.Deep)).Rows["t"];
            Assert.InRange(rows, before, after);
            Assert.Equal(rows, IsPrefix(CopyPath));
            File.Delete(CopyPath);
        }

        await writer.StopAsync(Cancel);
        Assert.Equal(writer.Committed, NumberIn(Path, "select count(*) from t"));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_F7_under_our_lock_the_copy_has_what_is_committed_to_the_row(string mode)
    {
        Fill(mode, "old", 1);
        Execute("delete from t");
        using var writer = new Writer(Path, 500);
        await writer.CommitsAsync(Cancel);
        for (var round = 0; round < (IsLong ? 200 : 5); round++)
        {
            ITargetSession session;
            while (await Target.TryLockAsync(Run(), Cancel) is var attempt)
            {
                if (attempt is LockAttempt.Held held)
                {
                    session = held.Session;
                    break;
                }
            }

            await Other.CopyToAsync(CopyPath, null, Cancel);
            Assert.Equal(NumberIn(Path, "select count(*) from t"), IsPrefix(CopyPath));
            await session.DisposeAsync();
            File.Delete(CopyPath);
        }

        await writer.StopAsync(Cancel);
        Assert.Equal(writer.Committed, NumberIn(Path, "select count(*) from t"));
    }

    [Fact]
    public async Task A_database_that_somebody_keeps_exclusively_is_not_waited_for_for_ever()
    {
        Fill("delete", "old");
        using var keeper = Open();
        Execute(keeper, "begin exclusive");
        await using var target = new SqliteTarget(
            new SqliteLocation(Path), new SqliteOptions { BusyWait = TimeSpan.FromMilliseconds(50) });
        var problem = (await Assert.ThrowsAsync<TargetUnavailableException>(
            () => target.CopyToAsync(CopyPath, null, Cancel))).Problem;
        Assert.Equal(Codes.DatabaseBusy, problem.Code);
        Assert.Contains($"pid {Environment.ProcessId}", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("copy.db", Files);
    }

    [Fact]
    public async Task Fault_F18_copying_does_not_drop_the_locks_that_this_process_holds()
    {
        Fill("delete", "old");
        await using var session = await LockAsync(Target);
        await Other.CopyToAsync(CopyPath, null, Cancel);
        _ = await ReadAsync(CopyPath);
        _ = await Other.InspectAsync(new InspectionRequest(Folder, WillWrite: true), Cancel);
        Assert.Equal([Environment.ProcessId], LockHolders.Find(Path));
    }

    [Fact]
    public async Task A_missing_database_is_not_copied_and_not_made()
    {
        Assert.Equal(Codes.DatabaseMissing, (await FailsAsync(() => Existing().CopyToAsync(CopyPath, null, Cancel))).Code);
        Assert.Empty(Files);
    }

    /// <summary>How many rows there are; that they are the first ones is asserted.</summary>
    static long IsPrefix(string path)
    {
        var rows = NumberIn(path, "select count(*) from t");
        Assert.Equal(rows - 1, NumberIn(path, "select coalesce(max(n), -1) from t"));
        return rows;
    }

    sealed class Acting(Action act) : IProgress<double>
    {
        public void Report(double value) => act();
    }
}
