using Slipway.Shape.Source;
using Xunit;

namespace Slipway.Shape.Form;

/// <summary>Each check of the form finds what it looks for.</summary>
public sealed class FormProofs
{
    [Theory]
    [InlineData(300, 0)]
    [InlineData(301, 1)]
    public void A_long_file_is_found(int lines, int expected) =>
        Assert.Equal(expected, Lengths.LongFiles([File(string.Concat(Enumerable.Repeat("//\n", lines)))]).Count());

    [Theory]
    [InlineData(140, 0)]
    [InlineData(141, 1)]
    public void A_long_line_is_found(int length, int expected) =>
        Assert.Equal(expected, Lengths.LongLines([File(new string('/', length) + "\r\n")]).Count());

    [Theory]
    [InlineData("class C {{ void M() {{ {0} }} }}", 60, 0)]
    [InlineData("class C {{ void M() {{ {0} }} }}", 61, 1)]
    [InlineData("class C {{ C() {{ {0} }} }}", 61, 1)]
    [InlineData("class C {{ int P {{ get {{ {0} return 1; }} }} }}", 61, 1)]
    [InlineData("class C {{ void M() => N(() => {{ {0} }}); }}", 61, 1)]
    [InlineData("class C {{ void M() {{ void L() {{ {0} }} }} }}", 61, 2)]
    public void A_long_method_is_found(string code, int lines, int expected)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, code, new string('\n', lines - 1));

        Assert.Equal(expected, Lengths.LongMethods([File(text)]).Count());
    }

    [Theory]
    [InlineData("class FileHelper;")]
    [InlineData("record RunInfo;")]
    [InlineData("class Outer { class NameUtils; }")]
    [InlineData("delegate void Handler();")]
    [InlineData("enum RowData;")]
    public void A_banned_suffix_is_found(string code) => Assert.Single(Types.BadlyNamed([File(code)]));

    [Theory]
    [InlineData("class Database;")]
    [InlineData("class HandlerTable;")]
    public void A_word_that_only_contains_it_is_not_found(string code) => Assert.Empty(Types.BadlyNamed([File(code)]));

    [Theory]
    [InlineData("public class Plan; public class Step;")]
    [InlineData("public class Step;")]
    [InlineData("class Step;")]
    [InlineData("public class Plan; public enum Kind;")]
    [InlineData("public class Plan; public delegate void Done();")]
    public void A_second_public_type_or_another_name_is_found(string code) => Assert.Single(Types.BadlyPlaced([File(code)]));

    [Theory]
    [InlineData("public abstract record Plan { public sealed record Nothing : Plan; public sealed record Steps : Plan; }")]
    [InlineData("public class Plan; class Part;")]
    [InlineData("public class Plan; public class Plan<T>;")]
    public void A_family_and_its_parts_are_not_found(string code) => Assert.Empty(Types.BadlyPlaced([File(code)]));

    [Theory]
    [InlineData("class C { string s = \"use sqlite3\"; }")]
    [InlineData("class C { string s = $\"{1} of PostgreSQL\"; }")]
    [InlineData("class C { string s = \"\"\"\n  sqlite\n  \"\"\"; }")]
    [InlineData("class SqliteThing;")]
    [InlineData("class C { int postgresVersion; }")]
    public void The_name_of_an_engine_is_found(string code) => Assert.Single(Words.OfEngines([File(code)]));

    [Fact]
    public void The_name_of_an_engine_in_a_comment_is_not_found() =>
        Assert.Empty(Words.OfEngines([File("// SQLite does it otherwise\nclass C;")]));

    [Theory]
    [InlineData("class C { void M() { Console.WriteLine(); } }")]
    [InlineData("class C { void M() { System.Console.Error.Write(1); } }")]
    public void A_write_to_the_console_is_found(string code) => Assert.NotEmpty(Words.OfTheConsole([File(code)]));

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("/* FIX" + "ME */")]
    [InlineData("class C { int M() => throw new NotImplemented" + "Exception(); }")]
    public void What_is_left_for_later_is_found(string code) => Assert.Single(Words.OfTheUnfinished([File(code)]));

    [Theory]
    [InlineData("/wo" + "rk/main/src")]
    [InlineData("cd /tmp" + "/wt/house")]
    [InlineData("/ro" + "ot/.nuget")]
    [InlineData("/ho" + "me/anna/slipway")]
    public void A_path_of_one_machine_is_found(string text) => Assert.Single(Words.OfTheWorkplace("README.md", $"a line\n{text}\n"));

    [Theory]
    [InlineData("class C { [Fact(Skip = \"\")] public void M() { } }")]
    [InlineData("class C { void M() { Assert.Skip(\" \"); } }")]
    [InlineData("class C { void M() { Assert.SkipUnless(true, \"\"); } }")]
    public void A_skip_without_a_reason_is_found(string code) => Assert.Single(TestRules.SkippedWithoutReason([File(code)]));

    [Theory]
    [InlineData("class C { [Fact(Skip = \"needs a disk that is full\")] public void M() { } }")]
    [InlineData("class C { void M() { Assert.SkipUnless(true, \"needs root\"); } }")]
    [InlineData("class C { void M() { Assert.SkipUnless(true, Reason); } }")]
    public void A_skip_for_a_reason_is_not_found(string code) => Assert.Empty(TestRules.SkippedWithoutReason([File(code)]));

    [Theory]
    [InlineData("Promise_A60_it_is_quick")]
    [InlineData("Promise_Z1_it_is_quick")]
    [InlineData("Promise_it_is_quick")]
    [InlineData("Promise_A1")]
    [InlineData("Fault_F0_it_is_quick")]
    [InlineData("Fault_F23_it_is_quick")]
    [InlineData("Property_P15_it_is_quick")]
    public void A_test_of_no_row_is_found(string name) =>
        Assert.Single(TestRules.WithUnknownIds([File($"class C {{ void {name}() {{ }} }}")]));

    [Theory]
    [InlineData("Promise_A59_it_is_quick")]
    [InlineData("Fault_F10_it_is_quick")]
    [InlineData("Property_P3_it_is_quick")]
    [InlineData("Faults_are_told")]
    public void A_test_of_a_row_is_not_found(string name) =>
        Assert.Empty(TestRules.WithUnknownIds([File($"class C {{ void {name}() {{ }} }}")]));

    [Theory]
    [InlineData("text.Select(c => (c, 1)).Count()")]
    [InlineData("new Dictionary<string, long>().Where(pair => pair.Value > 0).Count()")]
    [InlineData("(from c in text let next = (c, 1) select next).Count()")]
    [InlineData("new Row[3].Select(row => row.ToString()).Count()")]
    public void A_query_over_structs_is_found(string query) => Assert.NotEmpty(Queries.OverStructs(Query(query)));

    [Theory]
    [InlineData("text.Select(c => new { c }).Count()")]
    [InlineData("new Dictionary<string, long>().Keys.Where(key => key.Length > 0).Count()")]
    [InlineData("new[] { 1, 2 }.Select(n => n + 1).Count()")]
    public void A_query_over_objects_is_not_found(string query) => Assert.Empty(Queries.OverStructs(Query(query)));

    static Codebase Query(string query) => new(
    [
        File($"namespace Slipway.Plan; readonly record struct Row(int Id); class Plan {{ int Count(string text) => {query}; }}"),
    ]);

    static SourceFile File(string text) => new("src/Slipway/Plan/Plan.cs", text);
}
