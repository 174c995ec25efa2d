using Slipway.History;
using Slipway.Schema;
using Xunit;

namespace Slipway.Sqlite.Tests.Schema;

public sealed class SchemaReaderTests : SqliteSuite
{
    [Fact]
    public async Task A_database_that_is_to_be_made_has_nothing_in_it() =>
        Assert.Empty((await Target.ReadSchemaAsync(Cancel)).Objects);

    [Fact]
    public async Task Tables_of_slipway_and_of_sqlite_are_left_out()
    {
        await using (var session = await BegunAsync())
        {
            await session.RecordAsync(new HistoryChange.Prepare("test"), Cancel);
            await RunAsync(session, "create table t (id integer primary key autoincrement)");
            await RunAsync(session, "analyze");
            await session.CommitAsync(Cancel);
        }

        Assert.Equal(["t"], from one in (await Target.ReadSchemaAsync(Cancel)).Objects where one.Parent is null select one.Name);
    }

    [Theory]
    [InlineData("fts5(title, body)")]
    [InlineData("fts4(title, body)")]
    [InlineData("rtree(id, x0, x1)")]
    public void What_a_virtual_table_stores_is_its_own_affair(string module)
    {
        using var trial = SchemaTrial.Of($"create virtual table v using {module}; create table v_other (a);");
        Assert.Equal(
            ["virtual table v", "table v_other"], trial.Read().Objects.Where(one => one.Parent is null).Select(one => one.Id.ToString()));
    }

    [Fact]
    public async Task A_module_that_only_the_application_has_stands_in_nobodys_way()
    {
        Execute(
            """
            create table vectors_chunks (id integer primary key, data blob unique);
            create table other (a);
            pragma writable_schema = on;
            insert into sqlite_schema values ('table', 'vectors', 'vectors', 0, 'CREATE VIRTUAL TABLE vectors USING vec0(a float[3])');
            """);
        var objects = (await Target.ReadSchemaAsync(Cancel)).Objects;
        Assert.Equal(["table other", "virtual table vectors"], objects.Where(one => one.Parent is null).Select(one => one.Id.ToString()));
        Assert.Equal("a float \"3\"", objects[^1]["arguments"]);
    }

    [Fact]
    public void All_that_counts_of_a_table_is_told()
    {
        using var trial = SchemaTrial.Of(
            """
            create table p (id integer primary key);
            create table t (
              id integer constraint t_key primary key autoincrement,
              name text not null on conflict ignore default ('x') collate nocase,
              p_id integer references p (id) on delete cascade deferrable initially deferred,
              double integer as (id * 2) stored,
              constraint name_ok check (length(name) > 0),
              unique (name collate rtrim desc, p_id) on conflict replace
            ) strict;
            """);
        var told = trial.Read().Objects.Where(one => one.Name is not "p" && one.Id.Parent is not "p")
            .Select(one => $"{one.Id}: {string.Join("; ", one.Properties.Select(property => $"{property.Name} {property.Value}"))}");
        Assert.Equal(
            [
                "table t: strict yes",
                "column t.id: type integer",
                "column t.name: type text; not-null on conflict ignore; default 'x'; collation nocase",
                "column t.p_id: type integer",
                "column t.double: type integer; generated id * 2; stored yes",
                "primary key t.primary key: columns id; autoincrement yes; name t_key",
                "unique t.(name collate rtrim desc, p_id): columns name collate rtrim desc, p_id; on-conflict replace",
                "check t.name_ok: expression length ( name ) > 0; name name_ok",
                "foreign key t.(p_id): columns p_id; deferred yes; on-delete cascade; references p (id)",
            ],
            told);
    }

    [Fact]
    public void What_the_parser_cannot_read_is_compared_as_text()
    {
        using var trial = SchemaTrial.Of("create table t (a integer deferrable, b text)");
        using var other = SchemaTrial.Of("create table t (a integer deferrable, b text default 'x')");
        using var same = SchemaTrial.Of("CREATE TABLE \"t\" (a INTEGER /* so */ deferrable,b text)");
        Assert.Equal("t ( a integer deferrable , b text )", trial.Read().Objects[0]["definition"]);
        Assert.Equal("alter-table", Assert.Single(SchemaDiff.Between(trial.Read(), other.Read()).Changes).Name);
        Assert.Empty(SchemaDiff.Between(trial.Read(), same.Read()).Changes);
    }

    [Fact]
    public void An_open_transaction_is_seen_by_who_reads_on_its_connection()
    {
        using var trial = SchemaTrial.Of("create table t (a)");
        trial.Execute("begin; create index i on t (a);");
        Assert.True(trial.Read().Has(new ObjectId(ObjectKind.Index, "", "i")));
        trial.Execute("rollback");
        Assert.False(trial.Read().Has(new ObjectId(ObjectKind.Index, "", "i")));
    }
}
