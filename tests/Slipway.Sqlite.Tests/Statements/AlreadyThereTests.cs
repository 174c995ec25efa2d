using Slipway.Sqlite.Statements;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Statements;

public sealed class AlreadyThereTests : SqliteSuite
{
    [Theory]
    [InlineData("create table u (id integer primary key, locale text)", "alter table u add column locale text", "u.locale")]
    [InlineData("create table u (id integer, locale text)", "ALTER TABLE \"u\" ADD \"locale\" TEXT", "u.locale")]
    [InlineData("create table u (id integer, locale text not null default 'en' check (locale <> ''))",
        "alter table main.u add column locale TEXT NOT NULL\n  DEFAULT 'en' -- english\n CHECK(locale<>'')", "u.locale")]
    [InlineData("create table p (id integer primary key); create table u (id integer, p integer references p (id) on delete cascade)",
        "alter table u add column p INTEGER REFERENCES p(id) ON DELETE CASCADE", "u.p")]
    [InlineData("create table u (id integer, twice as (id * 2))", "alter table u add column twice as (id * 2)", "u.twice")]
    [InlineData("create table u (id integer, [odd name] text default (1 + 1))",
        "alter table u add column \"odd name\" text default (1 + 1)", "u.odd name")]
    [InlineData("create table u (id integer, name text)", "create table u (id integer, name text)", "u")]
    [InlineData("create table u (id integer, name text)", "create table [U] (\n  id INTEGER,\n  name TEXT /* full */\n)", "u")]
    [InlineData("create table u (id integer not null, primary key (id))", "create table u (id integer not null primary key)", "u")]
    [InlineData("create table u (id integer check (id > 0), name text collate nocase)",
        "create table u (id integer check (id > 0), name text collate nocase)", "u")]
    [InlineData("create table u (id, name); create unique index i on u (name) where id > 1",
        "CREATE UNIQUE INDEX i ON u(name) WHERE id > 1", "index i")]
    [InlineData("create table u (id); create view v as select id from u", "create view v as select id from u", "view v")]
    [InlineData("create table u (id); create trigger g after insert on u begin select 1; end",
        "create trigger g after insert on u begin select 1; end", "trigger g")]
    public async Task Promise_A38_what_is_there_and_equal_is_satisfied(string there, string statement, string name)
    {
        Execute(there);
        var before = Single("select group_concat(sql) from sqlite_schema");
        await using var session = await BegunAsync();
        Assert.Equal(new StatementResult.AlreadyThere(name), await RunAsync(session, statement));
        await RunAsync(session, "create table further (id)");
        await session.CommitAsync(Cancel);
        Assert.Equal($"{before},CREATE TABLE further (id)", Single("select group_concat(sql) from sqlite_schema"));
    }

    [Theory]
    [InlineData("create table u (id integer, locale varchar(5))", "alter table u add column locale text", "varchar ( 5 )")]
    [InlineData("create table u (id integer, locale text)",
        "alter table u add column locale text not null default 'en'", "not null default 'en'")]
    [InlineData("create table u (id integer, locale text check (locale <> ''))", "alter table u add column locale text", "check")]
    [InlineData("create table u (id integer, locale text collate nocase)", "alter table u add column locale text", "nocase")]
    [InlineData("create table u (id integer, twice as (id * 3))", "alter table u add column twice as (id * 2)", "id * 3")]
    [InlineData("create table u (id integer, name text, more text)", "create table u (id integer, name text)", "more text")]
    [InlineData("create table u (id integer, name text)", "create table u (name text, id integer)", "id integer, name text")]
    [InlineData("create table u (id integer) strict", "create table u (id integer)", "strict")]
    [InlineData("create table u (id, name unique)", "create table u (id, name)", "unique")]
    [InlineData("create table u (id, name); create index i on u (id)", "create index i on u (name)", "u (id)")]
    [InlineData("create table u (id, name); create index i on u (name)", "create unique index i on u (name)", "CREATE INDEX i")]
    [InlineData("create table u (id); create view v as select 1", "create view v as select 2", "select 1")]
    public async Task Promise_A38_what_is_there_and_differs_is_a_failure_that_shows_both(
        string there, string statement, string shown)
    {
        Execute(there);
        await using var session = await BegunAsync();
        var failure = await FailsAsync(session, statement);
        Assert.Contains("there is:", failure.Advice, StringComparison.Ordinal);
        Assert.Contains("would be made:", failure.Advice, StringComparison.Ordinal);
        Assert.Contains(shown, failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create table t (a, a)")]
    [InlineData("create table i (a)")]
    [InlineData("create table u as select 1 as id")]
    public async Task Promise_A38_a_statement_that_fails_by_itself_fails(string statement)
    {
        Execute("create table u (id); create index i on u (id)");
        await using var session = await BegunAsync();
        Assert.Equal("SQLITE_ERROR", (await FailsAsync(session, statement)).EngineCode);
    }

    [Theory]
    [InlineData("a  B\tc", "a b c")]
    [InlineData("\"A\"\"b\" [c d] `E`", "a\"b c d e")]
    [InlineData("'It''s' -- x\n 'X'", "'It''s' 'X'")]
    [InlineData("x/* y */z/*", "x z")]
    [InlineData("a(b,c)<>1.5", "a ( b , c ) < > 1.5")]
    public void Definitions_are_compared_word_by_word(string text, string words) =>
        Assert.Equal(words, string.Join(' ', DefinitionText.Words(text)));

    [Fact]
    public void The_parts_of_a_table_are_separated_by_its_own_commas_only() => Assert.Equal(
        ["id integer", "price decimal ( 10 , 2 ) check ( price in ( 1 , 2 ) )", "primary key ( id , price )"],
        DefinitionText.Parts(DefinitionText.Words(
            "create table t (id integer, price decimal(10, 2) check (price in (1, 2)), primary key (id, price)) without rowid"))
            .Select(words => string.Join(' ', words)));
}
