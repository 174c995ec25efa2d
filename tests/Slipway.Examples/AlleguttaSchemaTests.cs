using Slipway.Testing;
using Xunit;

namespace Slipway.Examples;

/// <summary>The schema that the migrations lead to, by hand and by Slipway.</summary>
public sealed class AlleguttaSchemaTests
{
    const string TableNames =
        "select name from sqlite_schema where type = 'table' and name not like 'slipway%' and name not like 'sqlite%' order by name";

    [Theory]
    [InlineData("users")]
    [InlineData("portfolios")]
    [InlineData("transactions")]
    [InlineData("holdings")]
    [InlineData("market_data")]
    [InlineData("ath_history")]
    public void A_table_has_exactly_the_columns_of_the_application(string table)
    {
        using var project = new TempProject();

        var database = AlleguttaExample.MigrateByHand(project.Database.Path, 1, AlleguttaExample.Newest);

        Assert.Equal(AlleguttaSchema.Tables[table], Columns(database, table));
    }

    [Fact]
    public void Keys_that_cascade_and_keys_that_are_unique_are_those_of_the_application()
    {
        using var project = new TempProject();

        var database = AlleguttaExample.MigrateByHand(project.Database.Path, 1, AlleguttaExample.Newest);

        AssertKeys(database);
    }

    [Fact]
    public void Every_down_section_takes_back_what_its_up_section_did()
    {
        using var project = new TempProject();
        var before = new Stack<string>();
        for (var number = 1; number <= AlleguttaExample.Newest; number++)
        {
            before.Push(Schema(project.Database));
            AlleguttaExample.MigrateByHand(project.Database.Path, number, number);
        }

        foreach (var file in AlleguttaExample.Migrations.Reverse())
        {
            project.Database.Execute(AlleguttaExample.Section(file, "down"));

            Assert.Equal(before.Pop(), Schema(project.Database));
        }
    }

    [Fact]
    public void Promise_A42_After_up_all_tables_exist_and_verify_says_so()
    {
        using var project = new AlleguttaProject();

        project.Succeed("up", "--create");

        Assert.Equal(AlleguttaSchema.Tables.Keys.Order(StringComparer.Ordinal), project.Database.Rows(TableNames));
        foreach (var (table, columns) in AlleguttaSchema.Tables)
            Assert.Equal(columns, Columns(project.Database, table));
        AssertKeys(project.Database);
        project.Succeed("verify");
    }

    [Fact]
    public void Promise_A42_Verify_names_a_table_that_is_missing()
    {
        using var project = new AlleguttaProject();
        project.Succeed("up", "--create");
        project.Database.Execute("drop table ath_history");

        var ended = project.Run("verify");

        Assert.NotEqual(0, ended.Code);
        Assert.Contains("ath_history", ended.All, StringComparison.Ordinal);
    }

    static void AssertKeys(SqliteFile database)
    {
        Assert.Equal(AlleguttaSchema.ForeignKeys, database.Rows(
            """
            select schema.name, key."from", key."table", key."to", key.on_update, key.on_delete
            from sqlite_schema as schema, pragma_foreign_key_list(schema.name) as key
            where schema.type = 'table' and schema.name not like 'slipway%' order by schema.name
            """));
        Assert.Equal(AlleguttaSchema.Unique, database.Rows(
            """
            select schema.name, (select group_concat(name) from (select name from pragma_index_info(list.name) order by seqno))
            from sqlite_schema as schema, pragma_index_list(schema.name) as list
            where schema.type = 'table' and schema.name not like 'slipway%' and list."unique" and list.origin <> 'pk' order by 1, 2
            """));
    }

    /// <summary>Types and defaults mean the same in any case, and are compared in lower case.</summary>
    static string Columns(SqliteFile database, string table) => string.Join('\n', database.Rows(
        $"""
        select name || ' ' || lower(type)
            || case when "notnull" then ' not null' else '' end
            || case when dflt_value is null then '' else ' default ' || lower(dflt_value) end
            || case when pk then ' primary key' else '' end
        from pragma_table_info('{table}') order by name
        """));

    /// <summary>The text of every object: SQLite edits that of a table in place when a column is added or dropped.</summary>
    static string Schema(SqliteFile database) => database.Exists
        ? string.Join('\n', database.Rows("select name || ': ' || sql from sqlite_schema where sql is not null order by name"))
        : "";
}
