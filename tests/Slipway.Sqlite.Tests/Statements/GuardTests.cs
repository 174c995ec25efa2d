using Slipway.History;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Statements;

public sealed class GuardTests : SqliteSuite
{
    [Theory]
    [InlineData("commit")]
    [InlineData("end")]
    [InlineData("rollback")]
    [InlineData("begin")]
    [InlineData("savepoint s")]
    [InlineData("release s")]
    [InlineData("rollback to s")]
    public async Task A_migration_cannot_escape_its_transaction(string statement)
    {
        await using var session = await BegunAsync();
        await RunAsync(session, "create table t (id)");
        var failure = await FailsAsync(session, statement);
        Assert.Contains("is not for a migration to say", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.Advice);
        await session.RollbackAsync();
        Assert.Equal(0L, Single("select count(*) from sqlite_schema"));
    }

    [Theory]
    [InlineData("pragma writable_schema = on")]
    [InlineData("PRAGMA main.writable_schema=1")]
    [InlineData("pragma synchronous = off")]
    [InlineData("pragma locking_mode = exclusive")]
    [InlineData("pragma schema_version = 3")]
    [InlineData("pragma journal_mode = off")]
    [InlineData("pragma journal_mode(memory)")]
    [InlineData("pragma auto_vacuum = 1")]
    [InlineData("pragma query_only = 1")]
    [InlineData("pragma temp_store = 2")]
    public async Task Fault_F20_a_pragma_that_weakens_the_file_is_denied_by_name(string statement)
    {
        await using var session = await BegunAsync();
        var failure = await FailsAsync(session, statement);
        Assert.Contains("pragma ", failure.Message, StringComparison.Ordinal);
        Assert.Equal("SQLITE_AUTH", failure.EngineCode);
        Assert.NotNull(failure.Advice);
    }

    [Theory]
    [InlineData("pragma user_version = 7")]
    [InlineData("pragma foreign_keys = off")]
    [InlineData("pragma defer_foreign_keys = on")]
    [InlineData("pragma legacy_alter_table = on")]
    [InlineData("pragma table_info(t)")]
    [InlineData("pragma journal_mode")]
    [InlineData("pragma foreign_key_check")]
    [InlineData("reindex")]
    [InlineData("analyze")]
    public async Task What_harms_nobody_is_allowed(string statement)
    {
        await using var session = await BegunAsync();
        await RunAsync(session, "create table t (id)");
        Assert.IsType<StatementResult.Ran>(await RunAsync(session, statement));
        await session.CommitAsync(Cancel);
    }

    [Theory]
    [InlineData("attach ':memory:' as other")]
    [InlineData("detach main")]
    public async Task Fault_F19_other_files_are_not_attached(string statement)
    {
        await using var session = await BegunAsync();
        Assert.Contains("attach or detach", (await FailsAsync(session, statement)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insert into slipway_history (id) values ('x')")]
    [InlineData("update slipway_meta set value = 'development'")]
    [InlineData("delete from SLIPWAY_EVENT")]
    [InlineData("drop table slipway_history")]
    [InlineData("alter table slipway_history add column x")]
    [InlineData("create index i on slipway_history (kind)")]
    [InlineData("create trigger x after insert on slipway_history begin select 1; end")]
    [InlineData("drop trigger slipway_event_no_delete")]
    [InlineData("create table slipway_mine (id)")]
    [InlineData("with x as (select 1) insert into slipway_journal select * from x")]
    public async Task Slipways_own_tables_are_not_a_migrations_affair(string statement)
    {
        await using var session = await BegunAsync();
        await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        var failure = await FailsAsync(session, statement);
        Assert.Contains("Slipway's own", failure.Message, StringComparison.Ordinal);
        await session.CommitAsync(Cancel);
        Assert.True((await Other.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Exists);
    }

    [Fact]
    public async Task A_trigger_cannot_hide_a_write_to_our_tables()
    {
        await using var session = await BegunAsync();
        await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
        await RunAsync(session, "create table t (id)");
        await RunAsync(session, "create trigger sly after insert on t begin delete from slipway_history; end");
        var failure = await FailsAsync(session, "insert into t values (1)");
        Assert.Contains("Slipway's own", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extensions_are_not_loaded()
    {
        await using var session = await BegunAsync();
        var failure = await FailsAsync(session, "select load_extension('/tmp/evil.so')");
        Assert.Contains("not authorized", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vacuum_and_journal_mode_run_outside_of_a_transaction()
    {
        Execute("create table t (id)");
        await using (var session = await LockAsync(Target))
        {
            await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
            Assert.IsType<StatementResult.Ran>(await RunAsync(session, "vacuum"));
            Assert.IsType<StatementResult.Ran>(await RunAsync(session, "pragma journal_mode = wal"));
            await FailsAsync(session, "pragma synchronous = off");
        }

        Assert.Equal("wal", Single("pragma journal_mode"));
    }

    [Fact]
    public async Task Nothing_leaks_from_one_migration_to_the_next()
    {
        await using var session = await BegunAsync();
        await RunAsync(session, "create temp table scratch (id)");
        await RunAsync(session, "create temp view seen as select id from scratch");
        await RunAsync(session, "pragma case_sensitive_like = on");
        await RunAsync(session, "pragma legacy_alter_table = on");
        await session.EndStepAsync(Cancel);
        Assert.True(await session.AskAsync(Sql("select 'A' like 'a'"), Cancel));
        Assert.True(await session.AskAsync(Sql("select count(*) = 0 from sqlite_temp_schema"), Cancel));
        Assert.True(await session.AskAsync(Sql("select legacy_alter_table = 0 from pragma_legacy_alter_table"), Cancel));
        await RunAsync(session, "create table scratch (id)");
        await session.CommitAsync(Cancel);
        Assert.Equal(1L, Single("select count(*) from sqlite_schema where name = 'scratch'"));
    }

    [Fact]
    public async Task A_verifying_query_cannot_write()
    {
        await using var session = await BegunAsync();
        await RunAsync(session, "create table t (id)");
        await Assert.ThrowsAsync<StatementFailedException>(
            () => session.AskAsync(Sql("insert into t values (1) returning 1"), Cancel));
    }

    [Theory]
    [InlineData("select 1", true)]
    [InlineData("select 1.0", true)]
    [InlineData("select 'true'", true)]
    [InlineData("select 1 union all select 1", true)]
    [InlineData("select 1 union all select 0", false)]
    [InlineData("select 2", false)]
    [InlineData("select null", false)]
    [InlineData("select 'yes'", false)]
    [InlineData("select 1 where 1 = 0", false)]
    public async Task A_verifying_query_holds_when_it_gives_rows_and_all_are_true(string query, bool holds)
    {
        await using var session = await BegunAsync();
        Assert.Equal(holds, await session.AskAsync(Sql(query), Cancel));
    }
}
