using FsCheck;
using FsCheck.Fluent;
using Slipway.Sql;
using Xunit;

namespace Slipway.Tests.Sql;

public sealed class SurveyTests
{
    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(5000).WithQuietOnSuccess(true);

    static readonly string[] Fragments =
    [
        ";", ";", " ", "\n", "select", "1", "end", "end;", "'", "''", "'x;'", "\"", "[", "]", "`", "(", ")", "(1)", "\n-- c; '\n", "--",
        "/*", "*/", "/* d; */", "-", "create trigger t begin ", "create ", "trigger ", "\\g\n", "\n.read\n", "é",
    ];

    [Theory]
    [InlineData("select 1\n|-- x", null)]
    [InlineData("select 1; |-- x", null)]
    [InlineData("|-- x", null)]
    [InlineData("create table t (a);\n|-- x\nselect 2;", null)]
    [InlineData("select 'a\n|-- x\n'", "String")]
    [InlineData("select 'a\n|-- x", "String")]
    [InlineData("select [a\n|-- x\n]", "Name")]
    [InlineData("/* a\n|-- x\n*/ select 1", "Comment")]
    [InlineData("select (a,\n|-- x\n b)", "Parenthesis")]
    [InlineData("create trigger t after insert on a begin select 1;\n|-- x\nend; select 2", "Body")]
    [InlineData("create trigger t after insert on a begin select 1; end\n|-- x\n; select 2", null)]
    public void What_a_comment_stands_inside_of_is_known_from_the_text_before_it(string marked, string? kind)
    {
        var end = marked.IndexOf('|', StringComparison.Ordinal);
        var survey = new SqlSurvey(marked.Remove(end, 1), TestDialect.Sqlite);
        survey.ReadTo(end);

        Assert.Equal(kind, survey.Inside?.Kind.ToString());
    }

    [Fact]
    public void Reading_from_comment_to_comment_is_like_reading_each_beginning_anew() => Prop.ForAll(
        Gen.Elements(Fragments).ArrayOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var survey = new SqlSurvey(text, TestDialect.Sqlite);
            for (var at = 0; at < text.Length - 1; at++)
            {
                if (text.AsSpan(at) is not (['-', '-', ..] or ['/', '*', ..]))
                    continue;
                survey.ReadTo(at);
                if (survey.Inside is { } inside && OnlyTheWholeTellsThat(inside, text, at))
                    continue;
                Assert.Equal(OpenAtEndOf(text[..at]), survey.Inside);
            }

            survey.ReadTo(text.Length);
            var script = SqlScript.Split(text, firstLine: 1, "a.sql", TestDialect.Sqlite);
            Assert.Equal(script.Succeeded, !survey.HasFault);
            if (script.Succeeded)
                Assert.Equal(script.Value.Statements is { Count: > 0 } all ? all[0].Offset : -1, survey.FirstStatement);
        }).Check(Often);

    [Fact]
    public void Looking_ahead_changes_nothing()
    {
        var survey = new SqlSurvey("select (1\n-- x\n); select 'x", TestDialect.Sqlite);
        survey.ReadTo(10);

        Assert.True(survey.EndsInside());
        Assert.Equal(new SqlFault(SqlFaultKind.Parenthesis, 7), survey.Inside);
        Assert.False(survey.HasFault);
    }

    /// <summary>A line that has begun, and words between which a comment stands, are known by what follows.</summary>
    static bool OnlyTheWholeTellsThat(SqlFault inside, string text, int at) =>
        inside.Kind is SqlFaultKind.PsqlCommand or SqlFaultKind.ShellCommand
        || text.AsSpan(inside.Offset).StartsWith("--")
        || (inside.Kind is SqlFaultKind.Body && !SqlToken.BeginTrigger(text.AsSpan(inside.Offset, at - inside.Offset)));

    static SqlFault? OpenAtEndOf(string text)
    {
        var lexer = new SqlLexer(text, TestDialect.Sqlite);
        SqlFault? last = null;
        while (lexer.MoveNext())
            last = lexer.Fault;
        return last is { IsOpen: true } ? last : null;
    }
}
