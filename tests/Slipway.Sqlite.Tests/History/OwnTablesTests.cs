using Microsoft.Data.Sqlite;
using Slipway.History;
using Slipway.Problems;
using Xunit;

namespace Slipway.Sqlite.Tests.History;

public sealed class OwnTablesTests : SqliteSuite
{
    [Fact]
    public async Task A_format_that_is_newer_names_the_version_that_is_needed()
    {
        await PreparedAsync();
        Execute("update slipway_meta set value = 2 where key = 'format'; update slipway_meta set value = '9.1.0' where key = 'tool'");
        var problem = await ReadFailsAsync();
        Assert.Equal(Codes.FormatTooNew, problem.Code);
        Assert.Contains("9.1.0", problem.Message, StringComparison.Ordinal);
        Assert.Contains("9.1.0", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slipway_history")]
    [InlineData("slipway_meta")]
    [InlineData("slipway_journal")]
    [InlineData("slipway_event")]
    public async Task A_table_of_ours_that_is_missing_is_damage_and_not_an_empty_history(string table)
    {
        await PreparedAsync();
        Execute($"drop table {table}");
        Assert.Equal(Codes.HistoryDamaged, (await ReadFailsAsync()).Code);
    }

    [Theory]
    [InlineData("update slipway_history set kind = 'guessed'")]
    [InlineData("update slipway_history set phase = ''")]
    [InlineData("update slipway_history set parents = '{'")]
    [InlineData("update slipway_history set applied_at = 'yesterday'")]
    [InlineData("delete from slipway_meta where key = 'format'")]
    public async Task What_slipway_has_not_written_is_said_to_be_so(string edit)
    {
        await PreparedAsync();
        Execute(edit);
        Assert.Equal(Codes.HistoryDamaged, (await ReadFailsAsync()).Code);
    }

    [Fact]
    public async Task A_row_that_a_person_has_deleted_by_hand_is_believed_because_the_file_is_whole()
    {
        await PreparedAsync();
        Execute("delete from slipway_history");
        Assert.Empty(await AppliedAsync());
    }

    [Theory]
    [InlineData("update slipway_event set kind = 'x'")]
    [InlineData("delete from slipway_event")]
    public async Task The_event_log_is_append_only(string edit)
    {
        await PreparedAsync();
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Execute(edit)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_else_the_database_holds_it_is_read_by_the_catalogue_alone()
    {
        Execute("create view slipway_history as select 1; create table t (id)");
        var history = await Target.ReadHistoryAsync(HistoryDetail.Outline, Cancel);
        Assert.False(history.Exists);
        Assert.False(history.DatabaseIsEmpty);
    }

    [Fact]
    public async Task Reading_writes_nothing()
    {
        await PreparedAsync();
        var before = await File.ReadAllBytesAsync(Path, Cancel);
        _ = await Target.ReadHistoryAsync(HistoryDetail.Texts, Cancel);
        _ = await Target.ReadEventsAsync(Cancel);
        _ = await Target.ExamineAsync(Cancel);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path, Cancel));
    }

    async Task PreparedAsync()
    {
        await using var session = await LockAsync(Target);
        await ApplyAsync(session, Row("0001_first", "0000_root"));
        await session.RecordAsync(new HistoryChange.Log(new HistoryEvent("applied", "0001_first", null)), Cancel);
    }

    async Task<Problem> ReadFailsAsync() => (await Assert.ThrowsAsync<ProblemException>(
        () => Target.ReadHistoryAsync(HistoryDetail.Outline, Cancel))).Problem;
}
