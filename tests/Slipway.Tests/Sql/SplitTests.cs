using Slipway.Sql;
using Xunit;

namespace Slipway.Tests.Sql;

public sealed class SplitTests
{
    [Theory]
    [InlineData("select 1", "select 1")]
    [InlineData("select 1;", "select 1")]
    [InlineData("select 1; select 2", "select 1", "select 2")]
    [InlineData("", new string[0])]
    [InlineData(" \t\n\f", new string[0])]
    [InlineData(";; ;", new string[0])]
    [InlineData("-- a comment; and more", new string[0])]
    [InlineData("/* a comment; */;", new string[0])]
    [InlineData("-- why\nselect 1 -- what\n; -- when", "select 1")]
    [InlineData("select 1 /* ; */ , 2 /* last */", "select 1 /* ; */ , 2")]
    [InlineData("select ';', 'it''s;';select 2", "select ';', 'it''s;'", "select 2")]
    [InlineData("select \"a;b\", [c;d], `e;f``g;`", "select \"a;b\", [c;d], `e;f``g;`")]
    [InlineData("select '\\'; select 2", "select '\\'", "select 2")]
    [InlineData("select 1 -- don't;\n, 2; select 3", "select 1 -- don't;\n, 2", "select 3")]
    [InlineData("select a->'$.b', 3 - -1, 4/2", "select a->'$.b', 3 - -1, 4/2")]
    [InlineData("select /* /* ; */ 1; select 2", "select /* /* ; */ 1", "select 2")]
    [InlineData("select 1;\n\n\n\nselect 2;\n", "select 1", "select 2")]
    public void A_semicolon_ends_a_statement_unless_something_holds_it(string text, params string[] statements) =>
        Assert.Equal(statements, TextsOf(text));

    [Theory]
    [InlineData("create trigger t after insert on a begin select 1; select 2; end; select 3")]
    [InlineData("CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END ; select 3")]
    [InlineData("create temporary trigger t after insert on a begin select case when 1 then 2 end; end;select 3")]
    [InlineData("create /* ; */ trigger -- ;\nt after insert on a begin select 1; /* end */ -- end;\nend; select 3")]
    [InlineData("create trigger t after insert on a begin select 'end;', \"end\", [end], `end`; end; select 3")]
    [InlineData("create trigger t after insert on a begin insert into b (begin, end) values (1, 2); end; select 3")]
    [InlineData("create trigger t after insert on a begin select 1;end_of_it; end; select 3")]
    [InlineData("explain query plan create trigger t after insert on a begin select 1; end; select 3")]
    [InlineData("create trigger begin after insert on a when new.begin begin select 1; end; select 3")]
    public void A_trigger_is_one_statement_with_all_that_its_body_holds(string text)
    {
        var statements = TextsOf(text);

        Assert.Equal(2, statements.Length);
        Assert.EndsWith("end", statements[0], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("select 3", statements[1]);
    }

    [Fact]
    public void A_trigger_may_be_the_last_statement_and_have_no_semicolon() =>
        Assert.Single(TextsOf("create trigger t after insert on a begin select 1; end"));

    [Theory]
    [InlineData("create table trigger_t (begin int); select 1")]
    [InlineData("create view trigger as select 1; select 2")]
    [InlineData("drop trigger t; select 1")]
    [InlineData("creates trigger begin; end")]
    public void What_only_resembles_a_trigger_has_no_body(string text) => Assert.Equal(2, TextsOf(text).Length);

    [Fact]
    public void Where_there_are_no_bodies_a_trigger_is_split_like_anything_else() =>
        Assert.Equal(3, Split("create trigger t execute f; select 1; end", TestDialect.Standard).Statements.Count);

    [Fact]
    public void Comments_hold_comments_where_the_dialect_says_so()
    {
        const string text = "select 1 /* a /* b; */ c; */; select 2 /*/* x */*/";

        Assert.Equal(["select 1", "select 2"], Split(text, TestDialect.Standard).Statements.Select(statement => statement.Text));
    }

    [Fact]
    public void Brackets_are_no_quotes_where_the_dialect_says_so() =>
        Assert.Equal(2, Split("select a[1; select `", TestDialect.Standard).Statements.Count);

    [Fact]
    public void A_statement_knows_where_it_stands_in_the_file()
    {
        var script = SqlScript.Split("-- why\n\n  select 1;  select\n2 ;\n\tselect 3", firstLine: 10, "a.sql", TestDialect.Sqlite).Required;

        Assert.Equal(
            [(10, 12, 3), (21, 12, 14), (33, 14, 2)],
            script.Statements.Select(statement => (statement.Offset, statement.Line, statement.Column)));
        Assert.Equal((13, 1), script.Statements[1].PositionOf(7));
    }

    [Theory]
    [InlineData("select 1;\n\nselect\n2")]
    [InlineData("select 1;\r\n\r\nselect\r\n2")]
    [InlineData("select 1;\r\rselect\r2")]
    [InlineData("select 1;\r\n\rselect\n2")]
    public void Fault_E2_Line_ends_of_every_kind_count_the_same(string text)
    {
        var statement = Split(text).Statements[1];

        Assert.Equal(new SqlStatement("select\n2", 11, 3, 1), statement);
    }

    [Fact]
    public void A_very_long_line_is_a_line()
    {
        var row = "(" + new string('1', 24_000) + ", '" + new string(';', 24_000) + "')";
        var statements = Split($"insert into t values {row}; select 2;").Statements;

        Assert.Equal($"insert into t values {row}", statements[0].Text);
        Assert.Equal((1, row.Length + 24), (statements[1].Line, statements[1].Column));
    }

    static string[] TextsOf(string text) => [.. Split(text).Statements.Select(statement => statement.Text)];

    static SqlScript Split(string text, SqlDialect? dialect = null) =>
        SqlScript.Split(text, firstLine: 1, "a.sql", dialect ?? TestDialect.Sqlite).Required;
}
