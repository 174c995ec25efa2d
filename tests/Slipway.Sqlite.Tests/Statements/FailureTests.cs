using System.Diagnostics;
using Slipway.History;
using Slipway.Problems;
using Slipway.Sqlite.Statements;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Statements;

public sealed class FailureTests : SqliteSuite
{
    [Theory]
    [InlineData("create table t (id integer, nme txt, primary key (nam))", "SQLITE_ERROR")]
    [InlineData("selct 1", "SQLITE_ERROR")]
    [InlineData("insert into u values (1), (1)", "SQLITE_CONSTRAINT_PRIMARYKEY")]
    [InlineData("insert into u values (3, 'a'), (4, 'a')", "SQLITE_CONSTRAINT_UNIQUE")]
    [InlineData("insert into u values (3, null)", "SQLITE_CONSTRAINT_NOTNULL")]
    [InlineData("insert into u values (3, '')", "SQLITE_CONSTRAINT_CHECK")]
    public async Task A_failure_carries_the_engines_words_and_its_exact_code(string statement, string code)
    {
        Execute("create table u (id integer primary key, name text not null unique check (name <> ''))");
        await using var session = await BegunAsync();
        var failure = await FailsAsync(
            session, statement.Replace("values (1), (1)", "values (1, 'x'), (1, 'y')", StringComparison.Ordinal));
        Assert.Equal(code, failure.EngineCode);
    }

    [Theory]
    [InlineData("selct 1", 0)]
    [InlineData("select 1 frm x", 13)]
    [InlineData("select 'äöü€😀', no_such_column", 17)]
    [InlineData("select *\nfrom no_such_table", 14)]
    [InlineData("delete from main.no_such_table", 17)]
    [InlineData("select 1 union select 1, 2", null)]
    public async Task A_failure_tells_the_character_at_which_it_lies(string statement, int? offset)
    {
        await using var session = await BegunAsync();
        Assert.Equal(offset, (await FailsAsync(session, statement)).Offset);
    }

    [Theory]
    [InlineData("aé😀b", 0, 0)]
    [InlineData("aé😀b", 1, 1)]
    [InlineData("aé😀b", 2, 1)]
    [InlineData("aé😀b", 3, 2)]
    [InlineData("aé😀b", 7, 4)]
    [InlineData("aé😀b", 8, 5)]
    [InlineData("aé😀b", 9, null)]
    [InlineData("aé😀b", -1, null)]
    public void Bytes_are_counted_as_characters(string text, int bytes, int? characters) =>
        Assert.Equal(characters, TextPosition.OfByte(text, bytes));

    [Theory]
    [InlineData("alter table u add column x text not null", "default")]
    [InlineData("alter table u add column x text default current_timestamp", "constant")]
    [InlineData("alter table u add column x text unique", "unique index")]
    [InlineData("insert into missing values (1)", "earlier migration")]
    [InlineData("select nam from u", "spelling")]
    [InlineData("alter table u drop column name", "drop it first")]
    public async Task The_commoner_failures_say_what_helps(string statement, string helps)
    {
        Execute("create table u (id integer primary key, name text); create view v as select name from u; insert into u values (1, 'a')");
        await using var session = await BegunAsync();
        Assert.Contains(helps, (await FailsAsync(session, statement)).Advice ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_those_that_the_statement_itself_changed()
    {
        await using var session = await BegunAsync();
        Assert.Equal(new StatementResult.Ran(0), await RunAsync(session, "create table t (id)"));
        Assert.Equal(new StatementResult.Ran(3), await RunAsync(session, "insert into t values (1), (2), (3)"));
        Assert.Equal(new StatementResult.Ran(0), await RunAsync(session, "create index i on t (id)"));
        Assert.Equal(new StatementResult.Ran(2), await RunAsync(session, "delete from t where id > 1"));
        Assert.Equal(new StatementResult.Ran(0), await RunAsync(session, "-- nothing but a comment"));
    }

    [Fact]
    public async Task Several_statements_in_one_are_a_bug_and_not_silently_ignored()
    {
        await using var session = await BegunAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(session, "create table a (id); create table b (id)"));
        Assert.IsType<StatementResult.Ran>(await RunAsync(session, "create table a (id); -- and that was it\n ; /* really */"));
    }

    [Theory]
    [InlineData("wal")]
    [InlineData("delete")]
    public async Task Fault_F8_a_full_disk_ends_the_transaction_and_nothing_goes_on_without_it(string mode)
    {
        Execute($"pragma journal_mode = {mode}; create table t (id, filler); insert into t values (1, '')");
        await using var session = await BegunAsync();
        await RunAsync(session, "insert into t values (2, '')");
        await RunAsync(session, "pragma max_page_count = 40");
        var failure = await FailsAsync(session,
            "insert into t with recursive n(i) as (select 3 union all select i + 1 from n where i < 1000) select i, zeroblob(1000) from n");
        Assert.Equal("SQLITE_FULL", failure.EngineCode);
        Assert.Contains("full", failure.Advice, StringComparison.Ordinal);

        if (failure.Message.Contains("nothing of it stands", StringComparison.Ordinal))
        {
            var next = await Assert.ThrowsAsync<ProblemException>(() => RunAsync(session, "insert into t values (9, '')"));
            Assert.Equal(Codes.TransactionLost, next.Problem.Code);
            var lost = await Assert.ThrowsAsync<ProblemException>(() => session.CommitAsync(Cancel));
            Assert.Equal(Codes.TransactionLost, lost.Problem.Code);
        }

        await session.RollbackAsync();
        Assert.Equal(1L, Single("select count(*) from t"));
    }

    [Fact]
    public async Task Fault_F8_a_transaction_that_the_engine_rolls_back_is_noticed_at_once()
    {
        Execute("create table t (id integer primary key); insert into t values (1)");
        await using var session = await BegunAsync();
        await RunAsync(session, "insert into t values (2)");
        var failure = await FailsAsync(session, "insert or rollback into t values (1)");
        Assert.Contains("nothing of it stands", failure.Message, StringComparison.Ordinal);
        var next = await Assert.ThrowsAsync<ProblemException>(() => RunAsync(session, "insert into t values (3)"));
        Assert.Equal(Codes.TransactionLost, next.Problem.Code);
        await Assert.ThrowsAsync<ProblemException>(() => session.RecordAsync(new HistoryChange.Prepare(null), Cancel));
        await session.RollbackAsync();
        Assert.Equal(1L, Single("select count(*) from t"));
    }

    [Fact]
    public async Task A_long_statement_ends_when_it_is_cancelled()
    {
        await using var session = await BegunAsync();
        await RunAsync(session, "create table t (id)");
        using var stop = new CancellationTokenSource();
        var statement = Task.Run(() => session.ExecuteAsync(Sql(Endless), stop.Token), Cancel);
        await Task.Delay(50, Cancel);
        var began = Stopwatch.GetTimestamp();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => statement);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(10));
        await session.RollbackAsync();
        Assert.Equal(0L, Single("select count(*) from sqlite_schema"));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_fails_by_name()
    {
        await using var session = await BegunAsync();
        await session.BeginStepAsync("0001_first", TimeSpan.FromMilliseconds(50), Cancel);
        var failure = await FailsAsync(session, Endless);
        Assert.Contains("took longer than 0.05 s", failure.Message, StringComparison.Ordinal);
        await session.RollbackAsync();
    }

    const string Endless = "select count(*) from (with recursive n(i) as (select 1 union all select i + 1 from n) select i from n)";
}
