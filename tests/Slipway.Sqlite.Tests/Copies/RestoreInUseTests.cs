using Slipway.Problems;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Copies;

/// <summary>Others have the database open while it is restored.</summary>
public sealed class RestoreInUseTests : CopySuite
{
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Promise_A34_a_restore_is_refused_and_names_who_has_the_database_open(string mode)
    {
        Fill(mode, "old");
        Execute("delete from t");
        var copy = await CopyOfAsync("good", 300);
        using var writer = new Writer(Path, 50);
        await writer.CommitsAsync(Cancel);

        var problem = await FailsAsync(() => Target.RestoreAsync(copy, Restoring(), Cancel));
        Assert.Equal(Codes.DatabaseInUse, problem.Code);
        Assert.Contains($"pid {writer.Id} (", problem.Message, StringComparison.Ordinal);
        await writer.StopAsync(Cancel);
        Assert.Equal(writer.Committed, NumberIn(Path, "select count(*) from t"));
    }

    /// <summary>A process that cannot be seen, as in another container, is found by its lock.</summary>
    [Theory]
    [InlineData("wal", "select 1 from t")]
    [InlineData("delete", "begin; select 1 from t")]
    [InlineData("delete", "begin immediate")]
    public async Task Who_cannot_be_seen_keeps_the_database_by_its_lock(string mode, string sql)
    {
        Fill(mode, "old");
        var copy = await CopyOfAsync("good", 300);
        using var connection = Open();
        Execute(connection, sql);
        using var command = connection.CreateCommand();
        command.CommandText = "select * from t";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        await using var target = Impatient();
        var problem = (await Assert.ThrowsAsync<TargetUnavailableException>(
            () => target.RestoreAsync(copy, Restoring(), Cancel))).Problem;
        Assert.Equal(Codes.DatabaseBusy, problem.Code);
        Assert.Equal(ExitCode.LockTimeout, problem.Code.Exit);
        Assert.Matches($"pid {Environment.ProcessId} |cannot be seen from here", problem.Message);
        Assert.Contains("as it was", problem.State, StringComparison.Ordinal);
        Assert.Equal("old 1000", Content(Path));
    }

    [Fact]
    public async Task The_lock_is_waited_for()
    {
        Fill("delete", "old");
        var copy = await CopyOfAsync("good", 300);
        using var connection = Open();
        Execute(connection, "begin immediate");
        var restore = Task.Run(() => Target.RestoreAsync(copy, Restoring(), Cancel), Cancel);
        await Task.Delay(200, Cancel);
        Assert.False(restore.IsCompleted);
        Execute(connection, "rollback");
        await restore;
        Assert.Equal("good 300", Content(Path));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_F6_a_restore_under_a_writer_gives_the_copy_s_rows_and_no_ghosts(string mode)
    {
        Fill(mode, "old", 1);
        Execute("delete from t");
        var copy = await CopyOfAsync("good", 20_000);
        using var writer = new Writer(Path, 500);
        await writer.CommitsAsync(Cancel, 20);
        using var reader = Open();
        Execute(reader, "select count(*) from t");

        await Target.RestoreAsync(copy, Restoring(evenIfInUse: true), Cancel);

        // The writer goes on with numbers that are taken now, is told so by SQLite, and ends.
        Assert.Contains("UNIQUE constraint failed", await writer.EndedAsync(Cancel), StringComparison.Ordinal);
        await reader.DisposeAsync();
        Assert.Equal("good 20000", Content(Path));
        Assert.Equal(mode, ModeOf(Path));
    }

    /// <summary>Nothing destroys the only copy of a committed row: also not of one that comes in at the last moment.</summary>
    [Theory]
    [InlineData("wal", "insert into t values (99999, 'last')")]
    [InlineData("delete", "insert into t values (99999, 'last')")]
    [InlineData("delete", "update t set word = 'last' where n = 7")]
    [InlineData("delete", "create table u (id)")]
    public async Task Fault_G5_what_is_written_after_the_present_state_was_saved_stops_the_restore(string mode, string sql)
    {
        Fill(mode, "old");
        var good = await CopyOfAsync("good", 300);
        var saved = System.IO.Path.Combine(Folder, "saved.db");
        await Target.CopyToAsync(saved, null, Cancel);
        Execute(sql);

        var problem = await FailsAsync(() => Target.RestoreAsync(good, Restoring() with { Saved = saved }, Cancel));
        Assert.Equal(Codes.DatabaseInUse, problem.Code);
        Assert.Contains("old", Content(Path), StringComparison.Ordinal);
        Assert.Equal(mode, ModeOf(Path));

        File.Delete(saved);
        await Target.CopyToAsync(saved, null, Cancel);
        await Target.RestoreAsync(good, Restoring() with { Saved = saved }, Cancel);
        Assert.Equal("good 300", Content(Path));
    }

    [Fact]
    public async Task A_reader_in_wal_mode_keeps_its_view_and_then_sees_the_restored_content()
    {
        Fill("wal", "old");
        var copy = await CopyOfAsync("good", 300);
        using var reader = Open();
        Execute(reader, "begin");
        Assert.Equal("old", Word(reader));
        await using var target = Impatient();
        await target.RestoreAsync(copy, Restoring(evenIfInUse: true), Cancel);
        Assert.Equal("old", Word(reader));
        Execute(reader, "commit");
        Assert.Equal("good", Word(reader));
    }

    [Fact]
    public async Task Pages_of_another_size_need_the_database_alone()
    {
        Fill("wal", "old");
        Fill("delete", "good", 300, CopyPath);
        ExecuteIn(CopyPath, "pragma page_size = 1024; vacuum");
        using var reader = Open();
        Assert.Equal("old", Word(reader));
        await using var target = Impatient();
        var problem = await FailsAsync(() => target.RestoreAsync(CopyPath, Restoring(evenIfInUse: true), Cancel));
        Assert.Equal(Codes.DatabaseInUse, problem.Code);
        Assert.Contains("1024 bytes", problem.Message, StringComparison.Ordinal);
        Assert.Equal("old 1000", Content(Path));
    }

    SqliteTarget Impatient() => new(new SqliteLocation(Path), new SqliteOptions { BusyWait = TimeSpan.FromMilliseconds(50) });

    static string Word(Microsoft.Data.Sqlite.SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select distinct word from t";
        return (string)command.ExecuteScalar()!;
    }
}
