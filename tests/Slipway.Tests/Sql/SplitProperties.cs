using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Sql;
using Xunit;

namespace Slipway.Tests.Sql;

public sealed class SplitProperties
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true);

    static readonly string[] Fragments =
    [
        ";", ";", ";", " ", "\n", "\r\n", "\t", "select", "1", "a", "end", "begin", "case", "create", "trigger", "temp", "table",
        "'", "''", "'x;'", "\"", "\"y;\"", "[", "]", "[z;]", "`", "`q;`", "(", ")", "(1)", "--", "-- c;\n", "-", "/", "*", "/*", "*/",
        "/* d; */", ",", "é", "🚢", "->", ".x", "\n.read y\n", "\\", "create trigger t begin select 1; end;",
    ];

    /// <summary>A statement that is whole by itself, and holds what a splitter may stumble over.</summary>
    static readonly Gen<string> Whole = Gen.Elements(
        "select 1",
        "select 'a;b', 'it''s'",
        "create table \"x;y\" (a, [b;c], `d``;`)",
        "insert into t values (1, (2), ';)')",
        "select 1 /* ; ' */ + 2",
        "select 1 -- ; (\n, 2",
        "create trigger t after insert on a begin select case when 1 then 2 end; insert into b (end) values (';'); end",
        "update t set é = '🚢;\n\n;'");

    static readonly Gen<string> Between = Gen.Elements(
        "", " ", "\n", "\n\n", ";", " ; ", "-- c; '\n", "/* d; \" */", "\t-- e\n\n", "/**/;/***/");

    [Fact]
    public void Splitting_and_joining_keeps_every_statement() => Prop.ForAll(
        Parts.ToArbitrary(),
        parts =>
        {
            var text = string.Concat(parts.Select(part => $"{part.Before}{part.Statement}{part.After};"));
            var script = SqlScript.Split(text, firstLine: 1, "a.sql", TestDialect.Sqlite).Required;
            Assert.Equal(parts.Select(part => part.Statement), script.Statements.Select(statement => statement.Text));
        }).Check(Often);

    [Fact]
    public void Statements_and_what_lies_between_them_cover_the_text() => Prop.ForAll(
        Soup.ToArbitrary(),
        text =>
        {
            if (SqlScript.Split(text, firstLine: 1, "a.sql", TestDialect.Sqlite).Value is not { } script)
                return;
            var lines = text.ReplaceLineEndings("\n").Replace('\r', '\n');
            var at = 0;
            foreach (var statement in script.Statements)
            {
                AssertHoldsNothing(lines[at..statement.Offset]);
                Assert.Equal(statement.Text, lines.Substring(statement.Offset, statement.Text.Length));
                Assert.NotEmpty(statement.Text.Trim());
                at = statement.Offset + statement.Text.Length;
            }

            AssertHoldsNothing(lines[at..]);
        }).Check(Often);

    [Fact]
    public void A_statement_is_on_the_line_and_in_the_column_that_it_says() => Prop.ForAll(
        Soup.ToArbitrary(),
        text =>
        {
            var script = SqlScript.Split(text, firstLine: 7, "a.sql", TestDialect.Sqlite).Value;
            var lines = text.ReplaceLineEndings("\n").Replace('\r', '\n').Split('\n');
            foreach (var statement in script?.Statements ?? StatementList.None)
            {
                var first = statement.Text.Split('\n')[0];
                Assert.StartsWith(first, lines[statement.Line - 7][(statement.Column - 1)..], StringComparison.Ordinal);
            }
        }).Check(Often);

    [Fact]
    public void What_was_split_splits_into_itself() => Prop.ForAll(
        Soup.ToArbitrary(),
        text =>
        {
            var script = SqlScript.Split(text, firstLine: 1, "a.sql", TestDialect.Sqlite).Value;
            foreach (var statement in script?.Statements ?? StatementList.None)
            {
                var again = SqlScript.Split(statement.Text, firstLine: 1, "a.sql", TestDialect.Sqlite).Required;
                Assert.Equal(statement.Text, Assert.Single(again.Statements).Text);
            }
        }).Check(Often);

    static Gen<Part[]> Parts => (
        from before in Between
        from statement in Whole
        from after in Between
        select new Part(before, statement, after)).ArrayOf();

    static Gen<string> Soup => Gen.Elements(Fragments).ArrayOf().Select(string.Concat);

    /// <summary>Whether there is nothing but blanks, comments and semicolons: by removing these, step by step.</summary>
    static void AssertHoldsNothing(string between)
    {
        var left = new StringBuilder();
        for (var i = 0; i < between.Length; i++)
        {
            var rest = between.AsSpan(i);
            if (rest.StartsWith("--"))
                i += rest.IndexOf('\n') is var end and >= 0 ? end : rest.Length;
            else if (rest.StartsWith("/*"))
                i += rest[2..].IndexOf("*/") + 3;
            else if (rest[0] is not (' ' or '\n' or '\t' or ';'))
                left.Append(rest[0]);
        }

        Assert.Equal("", left.ToString());
    }

    sealed record Part(string Before, string Statement, string After);
}
