using Slipway.History;
using Slipway.Target;
using Xunit;

namespace Slipway.Conformance;

/// <summary>Statements outside of transactions leave a trace before and after they run.</summary>
public abstract class JournalConformance(ITestedEngine engine) : TargetSuite(engine)
{
    static readonly JournalEntry Begun = new("0003_vacuum", "up", 0, "checksum", Done: false);

    [Fact]
    public async Task A_begun_statement_is_visible_to_others_at_once()
    {
        await using var session = await LockAsync(Target);
        await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        await session.RecordAsync(new HistoryChange.Journal(Begun), Cancel);
        Assert.Equal([Begun], (await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Journal);
    }

    [Fact]
    public async Task A_done_statement_replaces_the_begun_one()
    {
        await using var session = await LockAsync(Target);
        await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        await session.RecordAsync(new HistoryChange.Journal(Begun), Cancel);
        await session.RecordAsync(new HistoryChange.Journal(Begun with { Done = true }), Cancel);
        Assert.Equal([Begun with { Done = true }], (await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Journal);
    }

    [Fact]
    public async Task The_journal_of_a_dead_run_is_there_for_the_next()
    {
        await using (var session = await LockAsync(Target))
        {
            await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
            await session.RecordAsync(new HistoryChange.Journal(Begun), Cancel);
        }

        await using var next = await LockAsync(Other, "run-2");
        Assert.Equal([Begun], (await next.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Journal);
    }

    [Fact]
    public async Task Closing_removes_the_rows_of_that_migration_only()
    {
        var another = new JournalEntry("0004_other", "down", 2, "checksum", Done: false);
        await using var session = await LockAsync(Target);
        await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        await session.RecordAsync(new HistoryChange.Journal(Begun), Cancel);
        await session.RecordAsync(new HistoryChange.Journal(another), Cancel);
        await session.BeginAsync(new TransactionRequest(), Cancel);
        await session.RecordAsync(new HistoryChange.Apply(Row("0003_vacuum")), Cancel);
        await session.RecordAsync(new HistoryChange.CloseJournal("0003_vacuum"), Cancel);
        await session.CommitAsync(Cancel);

        var history = await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel);
        Assert.Equal([another], history.Journal);
        Assert.Equal(["0003_vacuum"], history.Applied.Select(row => row.Id));
    }

    [Fact]
    public async Task An_entry_in_a_transaction_is_rolled_back_with_it()
    {
        await using var session = await LockAsync(Target);
        await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        await session.BeginAsync(new TransactionRequest(), Cancel);
        await session.RecordAsync(new HistoryChange.Journal(Begun with { Done = true }), Cancel);
        await session.RollbackAsync();
        Assert.Empty((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Journal);
    }

    [Fact]
    public async Task A_statement_without_a_transaction_takes_effect_by_itself()
    {
        await using (var session = await LockAsync(Target))
            await session.ExecuteAsync(Sql(Engine.CreateTable("users")), Cancel);
        Assert.True(await AskAsync(Engine.HasRows("users", 0)));
    }
}
