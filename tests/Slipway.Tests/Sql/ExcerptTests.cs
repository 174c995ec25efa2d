using Slipway.Sql;
using Xunit;

namespace Slipway.Tests.Sql;

public sealed class ExcerptTests
{
    [Fact]
    public void The_fault_is_shown_among_its_lines_with_a_caret()
    {
        var statement = Statement("create table users (\n  id integer,\n  nam text,\n  nam text\n)", line: 9);

        AssertShown(
            """
             9 | create table users (
            10 |   id integer,
            11 |   nam text,
            12 |   nam text
               |   ^
            13 | )
            """,
            statement, statement.Text.LastIndexOf("nam", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("alter role a password 'top''secret'", "alter role a password '***********'")]
    [InlineData("alter role a PASSWORD E'top secret' valid until 'x'", "alter role a PASSWORD E'**********' valid until 'x'")]
    [InlineData("update users set password = 'secret'", "update users set password = '******'")]
    [InlineData("create server s options ('host=h password=secret')", "create server s options ('host=h password=******')")]
    [InlineData("alter table users add password text default ''", "alter table users add password text default ''")]
    public void Passwords_are_covered_up(string statement, string shown) =>
        AssertShown($"1 | {shown}\n  | ^", Statement(statement, line: 1), 0);

    [Fact]
    public void The_first_line_stands_where_it_stands_in_the_file() => AssertShown(
        """
        4 |              selct 1
          |              ^
        """,
        new SqlStatement("selct 1", Offset: 13, Line: 4, Column: 14), 0);

    [Fact]
    public void Three_lines_before_and_after_are_enough() => AssertShown(
        """
        2 | b
        3 | c
        4 | d
        5 | e
          | ^
        6 | f
        7 | g
        8 | h
        """,
        Statement("a\nb\nc\nd\ne\nf\ng\nh\ni"), 8);

    [Fact]
    public void Without_a_place_the_beginning_is_shown() => AssertShown(
        """
        1 | a
        2 | b
        3 | c
        4 | d
        """,
        Statement("a\nb\nc\nd\ne\nf"), null);

    [Theory]
    [InlineData(6)]
    [InlineData(99)]
    public void A_fault_at_or_behind_the_end_is_shown_at_the_end(int offset) => AssertShown(
        """
        1 | select
          |       ^
        """,
        Statement("select"), offset);

    [Fact]
    public void A_tab_is_as_wide_below_as_it_is_above() =>
        Assert.Equal("1 | \tselect\tx\n  | \t      \t^", Excerpt.Of(Statement("\tselect\tx"), 8));

    [Fact]
    public void Of_a_very_long_line_the_part_around_the_fault_is_shown()
    {
        var text = new string('a', 10_000) + "FAULT" + new string('b', 10_000);

        var lines = Excerpt.Of(Statement(text), 10_000).Split('\n');

        Assert.Equal(2, lines.Length);
        Assert.StartsWith("1 | …aaaa", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("bbbb…", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0].IndexOf("FAULT", StringComparison.Ordinal), lines[1].IndexOf('^', StringComparison.Ordinal));
        Assert.InRange(lines[0].Length, 100, 170);
    }

    [Fact]
    public void Long_lines_around_the_fault_are_cut()
    {
        var shown = Excerpt.Of(Statement($"{new string('a', 500)}\nb\n{new string('c', 160)}"), 501).Split('\n');

        Assert.Equal($"1 | {new string('a', 160)}…", shown[0]);
        Assert.Equal("2 | b", shown[1]);
        Assert.Equal("  | ^", shown[2]);
        Assert.Equal($"3 | {new string('c', 160)}", shown[3]);
    }

    [Fact]
    public void An_empty_statement_has_an_empty_line() => AssertShown("1 |\n  | ^", Statement(""), 0);

    static void AssertShown(string expected, SqlStatement statement, int? offset) => Assert.Equal(
        expected, string.Join('\n', Excerpt.Of(statement, offset).Split('\n').Select(line => line.TrimEnd())));

    static SqlStatement Statement(string text, int line = 1) => new(text, Offset: 0, line, Column: 1);
}
