using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Sql;
using Xunit;

namespace Slipway.Tests.Sql;

/// <summary>Splitting what a server's dialect has beyond the standard.</summary>
public sealed class RichSplitTests
{
    [Theory]
    [InlineData("do $$ begin; end; $$; select 2", "do $$ begin; end; $$", "select 2")]
    [InlineData("do $a$ ; $$ ; $b$ ; $A$ ; $a; $a$; select 2", "do $a$ ; $$ ; $b$ ; $A$ ; $a; $a$", "select 2")]
    [InlineData("select $$a$$$$b;$$; select 2", "select $$a$$$$b;$$", "select 2")]
    [InlineData("select $é$;$é$; select 2", "select $é$;$é$", "select 2")]
    [InlineData("select $a$ $b$a$; select 2", "select $a$ $b$a$", "select 2")]
    [InlineData("select 1$$;$$; select 2", "select 1$$;$$", "select 2")]
    [InlineData("select $1$$;$$; select 2", "select $1$$;$$", "select 2")]
    [InlineData("select $1; select $2", "select $1", "select $2")]
    [InlineData("select a$1; select a$1", "select a$1", "select a$1")]
    [InlineData("select a$$; select b$$", "select a$$", "select b$$")]
    [InlineData("select a$b$; select b$b$", "select a$b$", "select b$b$")]
    [InlineData("select é$$; select b$$", "select é$$", "select b$$")]
    [InlineData("select $1a$; select 2$", "select $1a$", "select 2$")]
    [InlineData("select $$--$$; -- $$\nselect 2", "select $$--$$", "select 2")]
    public void A_dollar_quotes_only_where_a_token_begins(string text, params string[] statements) =>
        Assert.Equal(statements, TextsOf(text));

    [Theory]
    [InlineData(@"select E'\'; '; select 2", @"select E'\'; '", "select 2")]
    [InlineData(@"select e'\\'; select 2", @"select e'\\'", "select 2")]
    [InlineData(@"select e'a''\';'; select 2", @"select e'a''\';'", "select 2")]
    [InlineData(@"select '\'; select 2", @"select '\'", "select 2")]
    [InlineData(@"select N'\', b'0', X'\', U&'\', U&""\""; select 2", @"select N'\', b'0', X'\', U&'\', U&""\""", "select 2")]
    [InlineData(@"select name'\'; select 2", @"select name'\'", "select 2")]
    [InlineData(@"select _e'\'; select 2", @"select _e'\'", "select 2")]
    [InlineData(@"select $$e$$'\'; select 2", @"select $$e$$'\'", "select 2")]
    [InlineData("select E'a' -- b\n  '\\';'; select 2", "select E'a' -- b\n  '\\';'", "select 2")]
    [InlineData("select E'a' '\\'; select 2", "select E'a' '\\'", "select 2")]
    [InlineData("select 'a'\n'\\'; select 2", "select 'a'\n'\\'", "select 2")]
    public void A_backslash_hides_a_quote_only_behind_an_e(string text, params string[] statements) =>
        Assert.Equal(statements, TextsOf(text));

    [Theory]
    [InlineData("create function f() returns int begin atomic select 1; select 2; end; select 3")]
    [InlineData("CREATE OR REPLACE PROCEDURE p(b int) LANGUAGE SQL BEGIN /* ; */ ATOMIC SELECT 1; END; select 3")]
    [InlineData("create function f() returns int begin atomic select case when b then 2 end as end; end; select 3")]
    [InlineData("create function f() returns int begin atomic end; select 3")]
    [InlineData("create function begin(begin int, b text default 'begin atomic;') returns int begin atomic select begin; end; select 3")]
    [InlineData("create function f() returns int begin atomic select $$end;$$ from b; end; select 3")]
    [InlineData("create function b() returns begin language plpgsql as $$ begin; $$; select 3")]
    [InlineData("create function beginatomic() returns int language begin as 'begin atomic; end'; select 3")]
    [InlineData("create function f() returns int return 1; select 3")]
    public void A_routine_is_one_statement_with_all_that_its_body_holds(string text)
    {
        var statements = TextsOf(text);

        Assert.Equal(2, statements.Length);
        Assert.Equal("select 3", statements[1]);
    }

    [Theory]
    [InlineData("create rule r as on insert to t do also (select 1; select (2); delete from u); select 3")]
    [InlineData("create or replace rule r as on delete to t do instead (select ';)'; select 2;); select 3")]
    [InlineData("create rule r as on update to t do nothing; select 3")]
    public void A_rule_holds_the_statements_in_its_parentheses(string text) => Assert.Equal(2, TextsOf(text).Length);

    [Fact]
    public void Fault_E21_the_rows_of_a_copy_are_no_sql_and_belong_to_it()
    {
        var statements = Split("copy a.\"from;\" (b, \"c\") from stdin; -- rows\n1\t';\n\n\\.x\n-- none; $$\n\\.\nselect 2;\n").Statements;

        Assert.Equal(["copy a.\"from;\" (b, \"c\") from stdin", "select 2"], statements.Select(statement => statement.Text));
        Assert.Equal("1\t';\n\n\\.x\n-- none; $$\n", RowsOf(statements[0]));
        Assert.Equal(2, statements[0].Data!.Line);
        Assert.Equal((7, 1), (statements[1].Line, statements[1].Column));
        Assert.Null(statements[1].Data);
    }

    [Theory]
    [InlineData("COPY t FROM STDIN (format csv) where a > 0;\n\\.\n", "")]
    [InlineData("copy t from stdin;\r\n1\r\n2\r\n\\.\r\n", "1\n2\n")]
    [InlineData("copy binary t from /* x */ stdin;\n1\n\\.", "1\n")]
    [InlineData("copy t from stdin;;\n1\n\\.", null)]
    [InlineData("copy t from stdin; select 1;\n1\n\\.", null)]
    public void The_rows_begin_on_the_line_below_and_end_before_a_backslash_and_a_dot(string text, string? rows)
    {
        if (rows is null)
            Assert.Equal(Codes.CopyLine, Assert.Single(ProblemsOf(text)).Code);
        else
            Assert.Equal(rows, RowsOf(Assert.Single(Split(text).Statements)));
    }

    [Theory]
    [InlineData("copy t to stdout; select 1")]
    [InlineData("copy (select a from stdin) to stdout; select 1")]
    [InlineData("copy t from 'stdin'; select 1")]
    [InlineData("copy t from program 'x'; select 1")]
    [InlineData("copying from stdin; select 1")]
    public void Any_other_copy_has_no_rows(string text)
    {
        var statements = Split(text).Statements;

        Assert.Equal(2, statements.Count);
        Assert.All(statements, statement => Assert.Null(statement.Data));
    }

    [Theory]
    [InlineData("do $$ begin; end; $; select 2", 1, 4, "Close it with $$.")]
    [InlineData("select 1;\nselect $é1$ $é$", 2, 8, "Close it with $é1$.")]
    [InlineData(@"select E'\';", 1, 9, "Close it with '.")]
    [InlineData("select E'a'\n'\\'", 1, 9, "Close it with '.")]
    [InlineData("create function f() returns int\nbegin atomic select 1; select 2;", 2, 1, "END follows the last one.")]
    [InlineData("create rule r as on insert to t do (select 1; select 2;", 1, 36, "Close it with ).")]
    [InlineData("create table t (a int; select 2", 1, 16, "Close it with ), or")]
    [InlineData("select 1;\ncopy t from stdin;\n1\n2\n\\. \n", 2, 1, "a line that holds only \\.")]
    [InlineData("copy t from stdin", 1, 1, "a line that holds only \\.")]
    [InlineData("select /* /* */", 1, 8, "Close it with */.")]
    public void Fault_E5_what_has_no_end_is_named_where_it_begins(string text, int line, int column, string fix)
    {
        var problem = Assert.Single(ProblemsOf(text));

        Assert.Equal(Codes.SqlUnterminated, problem.Code);
        Assert.Equal(new Place("a.sql", line, column), problem.Where);
        Assert.Contains(fix, problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\! rm -rf x")]
    [InlineData(@"\i other.sql")]
    [InlineData(@"\copy t from 'x.csv'")]
    [InlineData(@"select 1 \gexec")]
    [InlineData("create function f() returns int begin atomic select 1;\n\\i x.sql\nend;")]
    public void Fault_E26_commands_of_psql_are_refused(string text) =>
        Assert.Equal(Codes.ClientCommand, ProblemsOf(text)[0].Code);

    [Theory]
    [InlineData("set standard_conforming_strings = off;", true)]
    [InlineData("SET SESSION Standard_Conforming_Strings TO 'off'", true)]
    [InlineData("set local standard_conforming_strings to default;", true)]
    [InlineData("set standard_conforming_strings = on;", false)]
    [InlineData("set standard_conforming_strings to 'on'", false)]
    [InlineData("set search_path to a; select 'standard_conforming_strings = off'", false)]
    public void Fault_E21_nothing_may_change_where_strings_end(string text, bool isRefused)
    {
        var outcome = SqlScript.Split(text, firstLine: 1, "a.sql", TestDialect.Rich);

        Assert.Equal(isRefused, !outcome.Succeeded);
        Assert.All(outcome.Problems, problem => Assert.Equal(Codes.BackslashStrings, problem.Code));
    }

    internal static string? RowsOf(SqlStatement statement) =>
        statement.Data is { } rows ? string.Concat(rows.Read().Select(piece => piece.ToString())) : null;

    static string[] TextsOf(string text) => [.. Split(text).Statements.Select(statement => statement.Text)];

    static SqlScript Split(string text) => SqlScript.Split(text, firstLine: 1, "a.sql", TestDialect.Rich).Required;

    static ImmutableArray<Problem> ProblemsOf(string text) =>
        SqlScript.Split(text, firstLine: 1, "a.sql", TestDialect.Rich).Problems;
}
