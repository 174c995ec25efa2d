using Slipway.Effects;
using Slipway.Files;
using Slipway.History;
using Xunit;

namespace Slipway.Conformance;

/// <summary>What is recorded is read back as it was, in the order in which it ran.</summary>
public abstract class HistoryConformance(ITestedEngine engine) : TargetSuite(engine)
{
    [Fact]
    public async Task An_untouched_database_has_no_history_and_is_empty()
    {
        var history = await Target.ReadHistoryAsync(HistoryDetail.Texts, Cancel);
        Assert.False(history.Exists);
        Assert.True(history.DatabaseIsEmpty);
        Assert.Equal(0, history.Format);
        Assert.Null(history.Environment);
        Assert.Empty(await Target.ReadEventsAsync(Cancel));
    }

    [Fact]
    public async Task Everything_of_a_row_is_read_back()
    {
        var written = Row("0002_second", "0001_a", "0001_b") with
        {
            Phase = Phase.Contract,
            Kind = RecordKind.Stamped,
            UpText = "alter table \"ü\" – 'quoted'\n;",
            DownText = null,
            Effects = [new Effect("drop-column", "users.legacy", 1204, "0002_second"), new Effect("add-table", "t")],
        };
        await using (var session = await LockAsync(Target))
            await ApplyAsync(session, written);

        var read = Assert.Single((await Other.ReadHistoryAsync(HistoryDetail.Texts, Cancel)).Applied);
        Assert.Equal(written.Parents, read.Parents);
        Assert.Equal(written.Effects, read.Effects);
        Assert.True(read.AppliedAt > DateTimeOffset.UnixEpoch);
        Assert.Equal(TimeSpan.Zero, read.AppliedAt.Offset);
        Assert.Equal(written, read with { Parents = written.Parents, Effects = written.Effects, AppliedAt = written.AppliedAt });
    }

    [Fact]
    public async Task The_outline_leaves_the_texts_out()
    {
        await using (var session = await LockAsync(Target))
            await ApplyAsync(session, Row("0001_first"));
        var read = Assert.Single((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Applied);
        Assert.Null(read.UpText);
        Assert.Equal("checksum of 0001_first", read.Checksum);
    }

    [Fact]
    public async Task A_text_of_more_than_a_megabyte_is_kept_by_its_checksum_only()
    {
        await using (var session = await LockAsync(Target))
            await ApplyAsync(session, Row("0001_first") with { UpText = new string('x', (1 << 20) + 1) });
        var read = Assert.Single((await Other.ReadHistoryAsync(HistoryDetail.Texts, Cancel)).Applied);
        Assert.Null(read.UpText);
        Assert.Equal("down of 0001_first", read.DownText);
    }

    [Fact]
    public async Task Rows_come_in_the_order_in_which_they_ran()
    {
        await using (var session = await LockAsync(Target))
        {
            foreach (var id in new[] { "0003_c", "0001_a", "0002_b" })
                await ApplyAsync(session, Row(id));
        }

        Assert.Equal(["0003_c", "0001_a", "0002_b"], await AppliedAsync());
    }

    [Fact]
    public async Task A_reverted_migration_is_no_longer_applied()
    {
        await using (var session = await LockAsync(Target))
        {
            await ApplyAsync(session, Row("0001_first"));
            await ApplyAsync(session, Row("0002_second", "0001_first"));
            await session.RecordAsync(new HistoryChange.Revert("0002_second"), Cancel);
        }

        Assert.Equal(["0001_first"], await AppliedAsync());
    }

    [Fact]
    public async Task A_migration_can_be_applied_again_after_it_was_reverted()
    {
        await using (var session = await LockAsync(Target))
        {
            await ApplyAsync(session, Row("0001_first"));
            await session.RecordAsync(new HistoryChange.Revert("0001_first"), Cancel);
            await ApplyAsync(session, Row("0001_first") with { Checksum = "another" });
        }

        var history = await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel);
        Assert.Equal("another", history.Find("0001_first")?.Checksum);
    }

    [Fact]
    public async Task The_first_label_of_the_environment_stays()
    {
        await using (var session = await LockAsync(Target))
        {
            await session.RecordAsync(new HistoryChange.Prepare(null), Cancel);
            await session.RecordAsync(new HistoryChange.Prepare("production"), Cancel);
            await session.RecordAsync(new HistoryChange.Prepare("development"), Cancel);
        }

        Assert.Equal("production", (await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Environment);
    }

    [Fact]
    public async Task A_database_with_our_tables_only_is_still_empty()
    {
        await using (var session = await LockAsync(Target))
            await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        var history = await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel);
        Assert.True(history.Exists);
        Assert.True(history.Format > 0);
        Assert.True(history.DatabaseIsEmpty);
    }

    [Fact]
    public async Task A_database_with_another_table_is_not_empty()
    {
        await using (var session = await LockAsync(Target))
            await ApplyAsync(session, Row("0001_first"), Engine.CreateTable("users"));
        Assert.False((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).DatabaseIsEmpty);
    }

    [Fact]
    public async Task A_database_that_a_migration_is_applied_to_is_not_empty_though_it_made_no_table()
    {
        await using (var session = await LockAsync(Target))
            await ApplyAsync(session, Row("0001_first"));
        Assert.False((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).DatabaseIsEmpty);
    }

    [Fact]
    public async Task Events_are_read_oldest_first_with_who_and_when()
    {
        await using (var session = await LockAsync(Target, "run-7"))
        {
            await session.RecordAsync(new HistoryChange.Prepare(null), Cancel);
            await session.RecordAsync(new HistoryChange.Log(new HistoryEvent("applied", "0001_first", null)), Cancel);
            await session.RecordAsync(new HistoryChange.Log(new HistoryEvent("backed-up", null, "a backup")), Cancel);
        }

        var events = await Other.ReadEventsAsync(Cancel);
        Assert.Equal([("applied", "0001_first", null), ("backed-up", null, "a backup")],
            events.Select(entry => (entry.Kind, entry.Migration, entry.Detail)));
        Assert.Equal([1L, 2L], events.Select(entry => entry.Sequence));
        Assert.All(events, entry =>
        {
            Assert.Equal(("run-7", "tester", "testhost"), (entry.Run, entry.Actor, entry.Host));
            Assert.True(entry.At > DateTimeOffset.UnixEpoch);
        });
    }
}
