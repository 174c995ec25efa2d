using System.Collections.Immutable;
using Slipway.Problems;
using Slipway.Sql;
using Xunit;

namespace Slipway.Tests.Sql;

public sealed class SplitFaultTests
{
    [Theory]
    [InlineData("select 1;\nselect 'a; select 2;", 2, 8, "string")]
    [InlineData("select 1, 'it''s", 1, 11, "string")]
    [InlineData("select \"a; select 2;", 1, 8, "name")]
    [InlineData("select [a; select 2;", 1, 8, "name")]
    [InlineData("select `a; select 2;", 1, 8, "name")]
    [InlineData("select 1 /* a; select 2;", 1, 10, "comment")]
    [InlineData("select 1;\n\n  /* a", 3, 3, "comment")]
    [InlineData("select 1; /*/", 1, 11, "comment")]
    [InlineData("create table t (a int", 1, 16, "parenthesis")]
    [InlineData("create table t (a, (b)", 1, 16, "parenthesis")]
    [InlineData("create table t (a int;\nselect 2;", 1, 16, "parenthesis")]
    [InlineData("select 1;\ncreate trigger t after insert on a begin select 1; select 2;", 2, 1, "trigger")]
    [InlineData("create trigger t after insert on a begin select case when 1 then 2 end;", 1, 1, "trigger")]
    [InlineData("create trigger t after insert on a;\nselect 2;", 1, 1, "trigger")]
    [InlineData("create trigger t after insert on a begin select 'x; end;", 1, 49, "string")]
    public void What_has_no_end_is_named_where_it_begins(string text, int line, int column, string what)
    {
        var problem = Assert.Single(ProblemsOf(text));

        Assert.Equal(Codes.SqlUnterminated, problem.Code);
        Assert.Equal(new Place("a.sql", line, column), problem.Where);
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Fix);
    }

    [Fact]
    public void The_excerpt_has_a_caret_under_the_fault() => Assert.Equal(
        """
        41 | insert into t
        42 | values ('a);
           |         ^
        43 | -- more
        """,
        Assert.Single(ProblemsOf("insert into t\nvalues ('a);\n-- more", firstLine: 41)).Excerpt);

    [Theory]
    [InlineData("\\i other.sql", "\\i", 1, 1)]
    [InlineData("select 1;\n  \\copy t from 'x.csv'\nselect 2;", "\\copy", 2, 3)]
    [InlineData("select 1 \\g", "\\g", 1, 10)]
    [InlineData("\\restrict abc", "\\restrict", 1, 1)]
    public void Commands_of_psql_are_not_sql(string text, string command, int line, int column)
    {
        var problem = Assert.Single(ProblemsOf(text));

        Assert.Equal(Codes.ClientCommand, problem.Code);
        Assert.Equal(new Place("a.sql", line, column), problem.Where);
        Assert.StartsWith($"{command} is a command of psql", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".read other.sql", ".read")]
    [InlineData("-- import\n.mode csv\nselect 1;", ".mode")]
    [InlineData("select 1; .quit", ".quit")]
    public void Commands_of_a_shell_are_not_sql(string text, string command)
    {
        var problem = Assert.Single(ProblemsOf(text));

        Assert.Equal(Codes.ClientCommand, problem.Code);
        Assert.StartsWith($"{command} is a command of a database's shell", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select .5")]
    [InlineData("select a\n.b from a")]
    [InlineData("select '\\i', \"\\d\", 1 -- \\q\n/* \\x */")]
    public void A_dot_and_a_backslash_may_stand_elsewhere(string text) =>
        Assert.Single(SqlScript.Split(text, firstLine: 1, "a.sql", TestDialect.Sqlite).Required.Statements);

    [Fact]
    public void Fault_E26_Every_command_of_another_program_is_reported_at_once() => Assert.Equal(
        [1, 3, 4],
        ProblemsOf("\\set x 1\nselect 1;\n\\i a.sql\n.read b.sql\nselect 2;").Select(problem => problem.Where!.Line));

    [Fact]
    public void A_nul_character_is_refused()
    {
        var problem = Assert.Single(ProblemsOf("select 1;\nselect '\0'"));

        Assert.Equal(Codes.SqlNul, problem.Code);
        Assert.Equal(new Place("a.sql", 2, 9), problem.Where);
    }

    static ImmutableArray<Problem> ProblemsOf(string text, int firstLine = 1)
    {
        var outcome = SqlScript.Split(text, firstLine, "a.sql", TestDialect.Sqlite);
        Assert.False(outcome.Succeeded);
        return outcome.Problems;
    }
}
