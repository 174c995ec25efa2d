using Slipway.History;
using Slipway.Target;
using Xunit;

namespace Slipway.Conformance;

/// <summary>A change and its record stand together or not at all.</summary>
public abstract class TransactionConformance(ITestedEngine engine) : TargetSuite(engine)
{
    [Fact]
    public async Task A_commit_makes_change_and_record_visible_to_others()
    {
        await using (var session = await LockAsync(Target))
            await ApplyAsync(session, Row("0001_first"), Engine.CreateTable("users"), Engine.AddRow("users"));
        Assert.Equal(["0001_first"], await AppliedAsync());
        Assert.True(await AskAsync(Engine.HasRows("users", 1)));
    }

    [Fact]
    public async Task Nothing_is_visible_to_others_before_the_commit()
    {
        await using var session = await LockAsync(Target);
        await session.BeginAsync(new TransactionRequest(), Cancel);
        await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        await session.ExecuteAsync(Sql(Engine.CreateTable("users")), Cancel);
        await session.RecordAsync(new HistoryChange.Apply(Row("0001_first")), Cancel);

        Assert.Empty(await AppliedAsync());
        Assert.True((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).DatabaseIsEmpty);
        Assert.Equal(["0001_first"],
            (await session.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Applied.Select(row => row.Id));
    }

    [Fact]
    public async Task A_rollback_takes_back_change_and_record()
    {
        await using (var session = await LockAsync(Target))
        {
            await ApplyAsync(session, Row("0001_first"), Engine.CreateTable("users"));
            await session.BeginAsync(new TransactionRequest(), Cancel);
            await session.ExecuteAsync(Sql(Engine.AddRow("users")), Cancel);
            await session.RecordAsync(new HistoryChange.Apply(Row("0002_second")), Cancel);
            await session.RollbackAsync();
        }

        Assert.Equal(["0001_first"], await AppliedAsync());
        Assert.True(await AskAsync(Engine.HasRows("users", 0)));
    }

    [Fact]
    public async Task Disposing_rolls_back_what_is_open()
    {
        await using (var session = await LockAsync(Target))
        {
            await session.BeginAsync(new TransactionRequest(), Cancel);
            await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
            await session.ExecuteAsync(Sql(Engine.CreateTable("users")), Cancel);
        }

        Assert.False((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Exists);
        Assert.True((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).DatabaseIsEmpty);
    }

    [Fact]
    public async Task A_refused_statement_says_so_in_the_engines_words_and_can_be_rolled_back()
    {
        await using var session = await LockAsync(Target);
        await session.BeginAsync(new TransactionRequest(), Cancel);
        await session.ExecuteAsync(Sql(Engine.CreateTable("users")), Cancel);
        var failure = await Assert.ThrowsAsync<StatementFailedException>(
            () => session.ExecuteAsync(Sql(Engine.Refused), Cancel));
        Assert.NotEqual("", failure.Message);
        Assert.NotEqual("", failure.EngineCode);
        await session.RollbackAsync();

        Assert.True((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).DatabaseIsEmpty);
    }

    [Fact]
    public async Task A_failure_can_be_logged_after_the_rollback()
    {
        await using (var session = await LockAsync(Target))
        {
            await session.BeginAsync(new TransactionRequest(), Cancel);
            await session.ExecuteAsync(Sql(Engine.CreateTable("users")), Cancel);
            await session.RollbackAsync();
            await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
            await session.RecordAsync(new HistoryChange.Log(new HistoryEvent("failed", "0001_first", "why")), Cancel);
        }

        Assert.Equal("failed", Assert.Single(await Other.ReadEventsAsync(Cancel)).Kind);
        Assert.True((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).DatabaseIsEmpty);
    }

    [Fact]
    public async Task A_verifying_query_sees_the_open_transaction()
    {
        await using var session = await LockAsync(Target);
        await session.BeginAsync(new TransactionRequest(), Cancel);
        await session.ExecuteAsync(Sql(Engine.CreateTable("users")), Cancel);
        await session.ExecuteAsync(Sql(Engine.AddRow("users")), Cancel);
        Assert.True(await session.AskAsync(Sql(Engine.HasRows("users", 1)), Cancel));
        Assert.False(await session.AskAsync(Sql(Engine.HasRows("users", 2)), Cancel));
    }

    [Fact]
    public async Task What_is_observed_includes_the_open_transaction_and_leaves_our_own_tables_out()
    {
        await using var session = await LockAsync(Target);
        await session.BeginAsync(new TransactionRequest(), Cancel);
        await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        await session.ExecuteAsync(Sql(Engine.CreateTable("users")), Cancel);
        await session.ExecuteAsync(Sql(Engine.AddRow("users")), Cancel);
        var state = await session.ObserveAsync(Cancel);

        var table = Assert.Single(state.Tables);
        Assert.Equal((Engine.NameOf("users"), 1L), (table.Name, table.Rows));
        Assert.Single(table.Columns);
        Assert.Empty(state.Objects);
        Assert.Empty(state.BrokenForeignKeys);
    }

    [Fact]
    public async Task A_second_transaction_of_a_session_sees_another_runs_work_and_refuses_to_go_on()
    {
        await using var session = await LockAsync(Target);
        await ApplyAsync(session, Row("0001_first"));
        if (await Other.TryLockAsync(Run("run-2"), Cancel) is LockAttempt.Held between)
        {
            await ApplyAsync(between.Session, Row("0002_theirs"));
            await between.Session.DisposeAsync();
            var lost = await Assert.ThrowsAsync<Problems.ProblemException>(
                () => session.BeginAsync(new TransactionRequest(), Cancel));
            Assert.Equal(Problems.Codes.LockLost, lost.Problem.Code);
            Assert.Equal(["0001_first", "0002_theirs"], await AppliedAsync());
            return;
        }

        // An engine whose lock outlives a commit is never in this situation.
        await ApplyAsync(session, Row("0002_second"));
        Assert.Equal(["0001_first", "0002_second"], await AppliedAsync());
    }

    [Fact]
    public async Task A_cancelled_statement_ends_as_cancelled_and_nothing_of_it_stands()
    {
        await using var session = await LockAsync(Target);
        await session.BeginAsync(new TransactionRequest(), Cancel);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => session.ExecuteAsync(Sql(Engine.CreateTable("users")), stop.Token));
        await session.RollbackAsync();
        Assert.True((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).DatabaseIsEmpty);
    }
}
