using Slipway.Problems;
using Slipway.Sqlite.Connections;
using Slipway.Target;
using SQLitePCL;
using Xunit;

namespace Slipway.Sqlite.Tests;

public sealed class CommitTests : SqliteSuite
{
    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task A_commit_that_another_connection_does_not_find_is_not_called_one(string mode)
    {
        Execute($"pragma journal_mode = {mode}; create table t (id)");
        var connections = new SqliteConnections(Path, mayCreate: false);
        var database = connections.Open(Cancel);
        database.Run("begin immediate"u8);
        await using var session = new SqliteSession(database, connections, SqliteOptions.Default, Run());
        raw.sqlite3_commit_hook(
            database.Handle,
            _ =>
            {
                File.Delete(Path);
                return 0;
            },
            new object());
        var problem = await Assert.ThrowsAsync<ProblemException>(() => ApplyAsync(session, Row("0001_first")));
        Assert.Equal(Codes.CommitUnconfirmed, problem.Problem.Code);
        Assert.Equal(ExitCode.VerificationFailed, problem.Problem.Code.Exit);
    }

    [Fact]
    public async Task A_commit_that_a_deferred_key_forbids_is_refused_and_rolled_back()
    {
        Execute("""
            create table parent (id integer primary key);
            create table child (parent integer references parent (id) deferrable initially deferred);
            """);
        await using var session = await BegunAsync(new TransactionRequest(ForeignKeys: true));
        await RunAsync(session, "insert into child values (1)");
        var problem = await Assert.ThrowsAsync<ProblemException>(() => session.CommitAsync(Cancel));
        Assert.Equal(Codes.CommitRefused, problem.Problem.Code);
        Assert.Contains("SQLITE_CONSTRAINT_FOREIGNKEY", problem.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(0L, Single("select count(*) from child"));
    }

    [Fact]
    public async Task The_copy_that_another_connection_makes_under_the_lock_has_the_state_before()
    {
        Execute("pragma journal_mode = wal; create table t (id); insert into t values (1)");
        await using var session = await BegunAsync();
        await RunAsync(session, "insert into t values (2)");
        Assert.Equal(1, (await Other.ExamineAsync(Cancel)).Table("t")!.Rows);
        Assert.Equal(2, (await session.ObserveAsync(Cancel)).Table("t")!.Rows);
    }
}
