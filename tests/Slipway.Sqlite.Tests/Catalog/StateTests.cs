using Slipway.Effects;
using Slipway.History;
using Slipway.Target;
using Xunit;

namespace Slipway.Sqlite.Tests.Catalog;

public sealed class StateTests : SqliteSuite
{
    const string Parents = """
        create table parent (id integer primary key, name text);
        create table child (id integer primary key, parent integer not null references parent (id) on delete cascade);
        insert into parent values (1, 'a'), (2, 'b');
        insert into child values (10, 1), (11, 1), (12, 2);
        """;

    [Fact]
    public async Task Tables_columns_objects_and_rows_are_seen()
    {
        Execute("""
            create table users (id integer primary key, name text not null default 'x', upper text as (upper(name)));
            create table "odd ""name" (a, b, primary key (b, a)) without rowid;
            create index users_name on users (name);
            create view v as select 1;
            create trigger g after insert on users begin select 1; end;
            insert into users (id) values (1), (2);
            """);
        var state = await Target.ExamineAsync(Cancel);
        Assert.Equal(["odd \"name", "users"], state.Tables.Select(table => table.Name));
        Assert.Equal([0L, 2L], state.Tables.Select(table => table.Rows));
        Assert.Equal(
            [new ColumnState("id", "INTEGER primary key 1"), new ColumnState("name", "TEXT not null default 'x'"),
                new ColumnState("upper", "TEXT generated virtual")],
            state.Table("users")!.Columns.Select(column => column with
            {
                Definition = column.Definition.Replace("text", "TEXT", StringComparison.Ordinal)
                    .Replace("integer", "INTEGER", StringComparison.Ordinal),
            }));
        Assert.Equal(["index users_name", "trigger g", "view v"], state.Objects.Select(item => $"{item.Kind} {item.Name}"));
        Assert.Equal("create view v as select 1", state.Objects[^1].Definition, ignoreCase: true);
    }

    [Fact]
    public async Task Fault_F10_a_rebuild_keeps_the_rows_that_point_at_the_table()
    {
        Execute(Parents);
        await using (var session = await BegunAsync())
        {
            foreach (var statement in Rebuild)
                await RunAsync(session, statement);
            await session.CommitAsync(Cancel);
        }

        Assert.Equal(3L, Single("select count(*) from child"));
        Assert.Equal(2L, Single("select count(*) from parent"));
        Assert.Empty((await Target.ExamineAsync(Cancel)).BrokenForeignKeys);
        var child = (string)Single("select sql from sqlite_schema where name = 'child'")!;
        Assert.Contains("REFERENCES parent", child, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Fault_F10_with_foreign_keys_on_the_same_rebuild_deletes_them_and_is_seen_to()
    {
        Execute(Parents);
        await using var session = await BegunAsync(new TransactionRequest(ForeignKeys: true));
        foreach (var statement in Rebuild)
            await RunAsync(session, statement);
        Assert.Equal(0, (await session.ObserveAsync(Cancel)).Table("child")!.Rows);
        await session.RollbackAsync();
        Assert.Equal(3L, Single("select count(*) from child"));
    }

    [Fact]
    public async Task A_migration_that_wants_cascades_gets_them_and_the_next_transaction_does_not()
    {
        Execute(Parents);
        await using var session = await BegunAsync(new TransactionRequest(ForeignKeys: true));
        await RunAsync(session, "delete from parent where id = 1");
        await session.CommitAsync(Cancel);
        Assert.Equal(1L, Single("select count(*) from child"));

        await session.BeginAsync(new TransactionRequest(), Cancel);
        await RunAsync(session, "delete from parent where id = 2");
        Assert.Equal(1, (await session.ObserveAsync(Cancel)).BrokenForeignKeys["child"]);
        await session.RollbackAsync();
    }

    [Fact]
    public async Task Rows_that_point_at_nothing_are_counted_by_table_old_ones_included()
    {
        Execute(Parents + """
            insert into child values (13, 99), (14, 98);
            create table mismatch (p text references parent (name));
            insert into mismatch values ('a'), (null);
            create table orphan (p integer references gone (id));
            insert into orphan values (1);
            """);
        var broken = (await Target.ExamineAsync(Cancel)).BrokenForeignKeys;
        Assert.Equal([("child", 2L), ("mismatch", 2L), ("orphan", 1L)], broken.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task Promise_A15_fingerprints_are_equal_after_a_rebuild_and_differ_when_a_value_does()
    {
        Execute(Parents + "create table odd (v); "
            + "insert into odd values (1), (1.0), ('1'), (x'31'), (null), (''), (x''), (9007199254740993)");
        await using var session = await BegunAsync();
        var before = await session.ObserveAsync(ObservationDetail.Fingerprints, Cancel);
        foreach (var statement in Rebuild)
            await RunAsync(session, statement);
        await RunAsync(session, "create table odd2 (v)");
        await RunAsync(session, "insert into odd2 select v from odd order by typeof(v), v desc");
        await RunAsync(session, "drop table odd");
        await RunAsync(session, "alter table odd2 rename to odd");
        var after = await session.ObserveAsync(ObservationDetail.Fingerprints, Cancel);
        Assert.Equal(Sums(before), Sums(after).Where(sum => !sum.Contains("parent.added", StringComparison.Ordinal)));
        Assert.Equal(before.Tables.Select(table => table.Rows), after.Tables.Select(table => table.Rows));

        await RunAsync(session, "update odd set v = x'30' where v = x'31'");
        await RunAsync(session, "update child set parent = 2 where id = 10");
        var changed = Sums(await session.ObserveAsync(ObservationDetail.Fingerprints, Cancel)).Except(Sums(after));
        Assert.Equal(["child.parent", "odd.v"], changed.Select(sum => sum.Split(' ')[0]));
        Assert.All(
            (await session.ObserveAsync(Cancel)).Tables.SelectMany(table => table.Columns), column => Assert.Null(column.Fingerprint));
    }

    [Fact]
    public async Task Promise_A15_values_of_every_type_have_sums_of_their_own()
    {
        Execute("create table t (a, b, c, d, e, f, g); insert into t values (1, 1.0, '1', x'31', null, '', x'')");
        await using var session = await LockAsync(Target);
        var table = (await session.ObserveAsync(ObservationDetail.Fingerprints, Cancel)).Table("t")!;
        Assert.Equal(7, table.Columns.Select(column => column.Fingerprint).Distinct().Count());
    }

    [Fact]
    public async Task Fault_F19_virtual_and_temporary_tables_do_not_stand_in_the_way()
    {
        Execute("create virtual table docs using fts5(body); insert into docs values ('hello')");
        await using var session = await BegunAsync();
        await RunAsync(session, "create temp table scratch (id)");
        var state = await session.ObserveAsync(Cancel);
        Assert.Contains(state.Objects, item => item is { Kind: "virtual-table", Name: "docs" });
        Assert.Null(state.Table("docs"));
        Assert.Null(state.Table("scratch"));
        Assert.Equal(1, state.Table("docs_content")!.Rows);
    }

    [Fact]
    public async Task Fault_F19_modules_and_collations_that_only_the_application_has_do_not_stand_in_the_way()
    {
        using (var application = Open())
        {
            application.CreateCollation("cyrillic", string.CompareOrdinal);
            Execute(application, """
                create table word (text text collate cyrillic primary key);
                create table use (word text collate cyrillic references word (text));
                insert into word values ('a'); insert into use values ('a');
                create table strange (v text not null);
                pragma writable_schema = on;
                insert into sqlite_schema values ('table', 'vectors', 'vectors', 0, 'create virtual table vectors using vec0(embedding)');
                """);
        }

        var history = await Target.ReadHistoryAsync(HistoryDetail.Outline, Cancel);
        Assert.False(history.DatabaseIsEmpty);
        var state = await Target.ExamineAsync(Cancel);
        Assert.Equal(["strange", "use", "word"], state.Tables.Select(table => table.Name));
        Assert.Equal("virtual-table vectors", state.Objects.Select(item => $"{item.Kind} {item.Name}").First());
        await using var session = await LockAsync(Target);
        await ApplyAsync(session, Row("0001_first"), "alter table strange add column more text");
    }

    [Fact]
    public async Task Values_that_a_constraint_forbids_are_no_damage()
    {
        Execute("""
            create table t (v text check (v <> ''), w text); insert into t values ('x', null);
            pragma ignore_check_constraints = on; update t set v = '';
            pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'w text', 'w text not null');
            """);
        Assert.NotEqual("ok", Single("pragma quick_check"));
        Assert.False((await Target.ReadHistoryAsync(HistoryDetail.Outline, Cancel)).Exists);
    }

    [Fact]
    public async Task Fault_F12_a_table_that_cannot_be_read_to_its_end_is_an_error()
    {
        Execute("pragma page_size = 1024; create table t (id integer primary key, filler text); create index i on t (filler);"
            + "insert into t with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) "
            + "select i, hex(randomblob(100)) from n");
        var page = Convert.ToInt32(Single("select pageno from dbstat where name = 't' and pagetype = 'leaf' limit 1 offset 20"));
        var bytes = await File.ReadAllBytesAsync(Path, Cancel);
        Array.Clear(bytes, (page - 1) * 1024, 1024);
        await File.WriteAllBytesAsync(Path, bytes, Cancel);
        var problem = await Assert.ThrowsAsync<Problems.ProblemException>(() => Existing().ExamineAsync(Cancel));
        Assert.Equal(Problems.Codes.DatabaseCorrupt, problem.Problem.Code);
    }

    static readonly string[] Rebuild =
    [
        "create table parent_new (id integer primary key, name text, added text)",
        "insert into parent_new (id, name) select id, name from parent order by id desc",
        "drop table parent",
        "alter table parent_new rename to parent",
    ];

    static IEnumerable<string> Sums(DatabaseState state) => state.Tables.SelectMany(
        table => table.Columns.Select(column => $"{table.Name}.{column.Name} {column.Fingerprint}"));
}
