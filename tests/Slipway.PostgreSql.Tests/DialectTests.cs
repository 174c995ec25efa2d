using Slipway.Sql;
using Xunit;

namespace Slipway.PostgreSql.Tests;

public sealed class DialectTests
{
    [Theory]
    [InlineData("create table t (id int)")]
    [InlineData("insert into vacuum values ('begin')")]
    [InlineData("beginning")]
    [InlineData("create index concurrently_made on t (a)")]
    [InlineData("create index \"concurrently\" on t (a)")]
    [InlineData("drop index if exists i")]
    [InlineData("reindex table t")]
    [InlineData("reindex (verbose, concurrently false) index i")]
    [InlineData("refresh materialized view concurrently mv")]
    [InlineData("cluster t using i")]
    [InlineData("cluster verbose t")]
    [InlineData("analyze t")]
    [InlineData("alter database d set work_mem = '4MB'")]
    [InlineData("alter table t detach partition p")]
    [InlineData("alter table t detach partition p finalize")]
    [InlineData("alter table t add column concurrently int")]
    [InlineData("alter type t add attribute value int")]
    [InlineData("alter type e rename value 'a' to 'b'")]
    [InlineData("create subscription s connection 'x' publication p with (connect = false)")]
    [InlineData("create subscription s connection 'x' publication p with (create_slot=off, enabled=false)")]
    [InlineData("alter subscription s set publication p with (refresh = false)")]
    [InlineData("alter subscription s disable")]
    [InlineData("prepare p as select 1")]
    [InlineData("-- none\nselect 'vacuum'")]
    public void Almost_everything_runs_in_a_transaction(string text) => AssertIs(StatementNature.Transactional, text);

    [Theory]
    [InlineData("BEGIN")]
    [InlineData("begin isolation level serializable")]
    [InlineData("start /* /* a */ */ transaction")]
    [InlineData("Commit")]
    [InlineData("commit prepared 'x'")]
    [InlineData("end")]
    [InlineData("rollback to savepoint s")]
    [InlineData("rollback prepared 'x'")]
    [InlineData("abort")]
    [InlineData("savepoint s")]
    [InlineData("release s")]
    [InlineData("prepare transaction 'x'")]
    public void Fault_E22_what_begins_or_ends_a_transaction_is_seen(string text) =>
        AssertIs(StatementNature.TransactionControl, text);

    [Theory]
    [InlineData("create index concurrently i on t (a)")]
    [InlineData("CREATE UNIQUE INDEX -- why\n CONCURRENTLY IF NOT EXISTS i ON t (a)")]
    [InlineData("drop index concurrently i")]
    [InlineData("create database d")]
    [InlineData("drop database d")]
    [InlineData("create tablespace s location '/x'")]
    [InlineData("drop tablespace s")]
    [InlineData("alter table only a.\"b c\" detach partition p concurrently")]
    [InlineData("alter table if exists t detach partition a.p concurrently")]
    [InlineData("create subscription s connection 'create_slot = false' publication p")]
    [InlineData("drop subscription s")]
    public void Fault_E25_what_cannot_run_in_a_transaction_and_not_twice_is_seen(string text) =>
        AssertIs(StatementNature.OutsideOnce, text);

    [Theory]
    [InlineData("drop index concurrently if exists i")]
    [InlineData("drop database if exists d")]
    [InlineData("drop subscription if exists s")]
    [InlineData("reindex index concurrently i")]
    [InlineData("reindex (verbose, concurrently) table t")]
    [InlineData("reindex schema concurrently s")]
    [InlineData("reindex schema s")]
    [InlineData("reindex database d")]
    [InlineData("reindex (verbose) system d")]
    [InlineData("VACUUM")]
    [InlineData("vacuum (full, analyze) t")]
    [InlineData("alter system set work_mem = '4MB'")]
    [InlineData("alter database \"d\" set tablespace s")]
    [InlineData("alter subscription s refresh publication")]
    [InlineData("alter subscription s set publication p")]
    [InlineData("cluster")]
    [InlineData("cluster verbose")]
    [InlineData("cluster (verbose)")]
    public void Fault_E25_what_cannot_run_in_a_transaction_but_twice_is_seen(string text) =>
        AssertIs(StatementNature.OutsideRepeatable, text);

    [Theory]
    [InlineData("set search_path to public")]
    [InlineData("RESET role")]
    [InlineData("select pg_catalog.set_config('search_path', '', false)")]
    public void Fault_E23_a_setting_of_the_connection_is_seen(string text) => AssertIs(StatementNature.Setting, text);

    [Theory]
    [InlineData("call p()")]
    [InlineData("do $$ begin update t set v = 1; commit; end $$")]
    public void What_may_commit_by_itself_is_seen(string text) => AssertIs(StatementNature.MayCommit, text);

    [Theory]
    [InlineData("do $$ begin update t set committed_at = now(); end $$")]
    [InlineData("do $$ begin update t set last_commit = 1; end $$")]
    public void A_name_that_holds_the_word_commits_nothing(string text) => AssertIs(StatementNature.Transactional, text);

    [Theory]
    [InlineData("alter type e add value 'b'")]
    [InlineData("ALTER TYPE a.\"e\" ADD VALUE IF NOT EXISTS 'b' BEFORE 'a'")]
    public void Fault_E25_a_new_value_of_an_enum_needs_a_commit(string text) => AssertIs(StatementNature.EndsTransaction, text);

    /// <summary>As the planner sees it: a first word that the dialect does not name is never asked about.</summary>
    static void AssertIs(StatementNature nature, string text)
    {
        var marked = SqlScript.Split(text, firstLine: 1, "a.sql", PostgreSqlDialect.Instance).Required.Statements.Marked;

        Assert.Equal(nature, marked.IsEmpty ? StatementNature.Transactional : Assert.Single(marked).Nature);
    }
}
