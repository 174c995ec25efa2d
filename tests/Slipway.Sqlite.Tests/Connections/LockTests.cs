using System.Diagnostics;
using Slipway.History;
using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Connections;

public sealed class LockTests : SqliteSuite
{
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_F1_a_writer_that_holds_the_lock_is_named(string mode)
    {
        Execute($"pragma journal_mode = {mode}; create table t (id)");
        using var writer = Open();
        Execute(writer, "begin immediate; insert into t values (1)");
        var busy = Assert.IsType<LockAttempt.Busy>(await Target.TryLockAsync(Run(), Cancel));
        Assert.Contains($"pid {Environment.ProcessId} (", busy.Holder, StringComparison.Ordinal);
        Assert.Contains("holds the write lock", busy.Holder, StringComparison.Ordinal);

        Execute(writer, "rollback");
        await using var session = await LockAsync(Target);
    }

    [Fact]
    public async Task Fault_F1_another_process_is_named_with_its_command()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/sqlite3"), "needs the sqlite3 shell");
        Execute("create table t (id)");
        using var shell = Process.Start(new ProcessStartInfo("/usr/bin/sqlite3", [Path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await shell.StandardInput.WriteLineAsync("begin immediate; select 'ready';");
        await shell.StandardInput.FlushAsync(Cancel);
        Assert.Equal("ready", await shell.StandardOutput.ReadLineAsync(Cancel));

        var busy = Assert.IsType<LockAttempt.Busy>(await Target.TryLockAsync(Run(), Cancel));
        Assert.Equal($"pid {shell.Id} (sqlite3) holds the write lock", busy.Holder);
        Assert.Equal([$"pid {shell.Id} (sqlite3)"], await Target.FindUsersAsync(Cancel));

        shell.Kill();
        await shell.WaitForExitAsync(Cancel);
        await using var session = await LockAsync(Target);
        Assert.Empty(await Target.FindUsersAsync(Cancel));
    }

    [Fact]
    public void Holders_are_read_from_the_kernels_table()
    {
        string[] table =
        [
            "1: POSIX  ADVISORY  READ  101 fd:01:77 1073741826 1073742335",
            "2: POSIX  ADVISORY  WRITE 102 fd:01:77 1073741825 1073741825",
            "3: POSIX  ADVISORY  WRITE 103 fd:01:78 120 120",
            "3: -> POSIX  ADVISORY  WRITE 104 fd:01:78 120 120",
            "4: POSIX  ADVISORY  WRITE 105 fd:01:99 1073741825 1073741825",
            "5: FLOCK  ADVISORY  WRITE 106 fd:01:79 0 EOF",
            "6: POSIX  ADVISORY  WRITE 107 fd:01:78 121 121",
            "nonsense",
        ];
        Assert.Equal([102, 103],
            LockHolders.Find(table, new FileIdentity("fd:01", 77), new FileIdentity("fd:01", 78)));
    }

    [Fact]
    public async Task Fault_F2_a_further_transaction_waits_for_a_writer_and_then_goes_on()
    {
        Execute("pragma journal_mode = wal; create table t (id)");
        await using var session = await LockAsync(Target);
        await ApplyAsync(session, Row("0001_first"));
        using var writer = Open();
        Execute(writer, "begin immediate; insert into t values (1)");
        var begin = session.BeginAsync(new TransactionRequest(), Cancel);
        Execute(writer, "commit");
        await begin;
        await RunAsync(session, "insert into t values (2)");
        await session.CommitAsync(Cancel);
        Assert.Equal(2L, Single("select count(*) from t"));
    }

    [Fact]
    public async Task Fault_F2_a_writer_that_does_not_end_is_a_timeout_and_not_a_hang()
    {
        Execute("create table t (id)");
        await using var session = await LockAsync(Existing());
        await ApplyAsync(session, Row("0001_first"));
        using var writer = Open();
        Execute(writer, "begin immediate");
        var problem = await Assert.ThrowsAsync<ProblemException>(
            () => session.BeginAsync(new TransactionRequest(LockTimeout: TimeSpan.FromMilliseconds(50)), Cancel));
        Assert.Equal(Codes.DatabaseBusy, problem.Problem.Code);
        Assert.Equal(ExitCode.LockTimeout, problem.Problem.Code.Exit);
    }

    /// <summary>The suite has the same for a new file; here the file is there, in both journal modes.</summary>
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Verification_V44_of_sixteen_at_once_one_applies(string mode)
    {
        Execute($"pragma journal_mode = {mode}; create table t (id)");
        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => RunOnceAsync(number), Cancel)));
        Assert.Equal(1L, Single("select count(*) from t"));
        Assert.Equal(["0001_first"], await AppliedAsync());

        async Task RunOnceAsync(int number)
        {
            await using var target = Existing();
            LockAttempt attempt;
            while ((attempt = await target.TryLockAsync(Run($"run-{number}"), Cancel)) is not LockAttempt.Held)
                await Task.Delay(Random.Shared.Next(5, 50), Cancel);
            await using var session = ((LockAttempt.Held)attempt).Session;
            if ((await session.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Find("0001_first") is null)
                await ApplyAsync(session, Row("0001_first"), "insert into t values (1)");
        }
    }

    [Fact]
    public async Task A_reader_does_not_keep_a_commit_from_succeeding_once_it_ends()
    {
        Execute("pragma journal_mode = delete; create table t (id); insert into t values (1)");
        await using var session = await BegunAsync();
        await RunAsync(session, "insert into t values (2)");
        using var reader = Open();
        Execute(reader, "begin; select count(*) from t");
        using var command = reader.CreateCommand();
        command.CommandText = "select * from t";
        var rows = command.ExecuteReader();
        Assert.True(rows.Read());
        var commit = Task.Run(() => session.CommitAsync(Cancel), Cancel);
        await Task.Delay(100, Cancel);
        Assert.False(commit.IsCompleted);
        await rows.DisposeAsync();
        Execute(reader, "rollback");
        await commit;
        Assert.Equal(2L, Single("select count(*) from t"));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_F17_a_file_that_was_replaced_meanwhile_is_not_committed_to(string mode)
    {
        Execute($"pragma journal_mode = {mode}; create table t (id)");
        await using var session = await BegunAsync();
        await RunAsync(session, "insert into t values (1)");
        File.Move(Path, Path + ".away");
        File.Copy(Path + ".away", Path);
        var problem = await Assert.ThrowsAsync<ProblemException>(() => session.CommitAsync(Cancel));
        Assert.Equal(Codes.DatabaseReplaced, problem.Problem.Code);
    }

    [Fact]
    public async Task Fault_F17_a_symbolic_link_leads_to_one_database_with_one_journal()
    {
        Execute("pragma journal_mode = wal; create table t (id)");
        var link = Path + ".link.db";
        File.CreateSymbolicLink(link, Path);
        var target = new SqliteTarget(new SqliteLocation(link), SqliteOptions.Default);
        await using (var session = await LockAsync(target))
        {
            Assert.IsType<LockAttempt.Busy>(await Target.TryLockAsync(Run("run-2"), Cancel));
            await ApplyAsync(session, Row("0001_first"));
        }

        Assert.Equal(["0001_first"], await AppliedAsync());
        Assert.False(File.Exists(link + "-wal"));
    }

    [Fact]
    public async Task Fault_F18_looking_at_the_database_does_not_drop_the_locks_that_this_process_holds()
    {
        Execute("create table t (id)");
        await using var session = await LockAsync(Target);
        _ = await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel);
        _ = await Other.ExamineAsync(Cancel);
        _ = await Other.FindUsersAsync(Cancel);
        _ = await Other.TryLockAsync(Run("run-2"), Cancel);
        Assert.Equal([Environment.ProcessId], LockHolders.Find(Path));
    }
}
