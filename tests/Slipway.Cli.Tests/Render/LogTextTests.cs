using System.Text.Json;
using Slipway.Cli.Render;
using Xunit;

namespace Slipway.Cli.Tests.Render;

public sealed class LogTextTests
{
    [Fact]
    public void A_plain_line_has_its_level_first_and_quotes_where_they_are_needed() => Assert.Equal(
        """level=info msg="Done: 0001 -> 0002" from=0001 note="two words" path=/data/app.db sum="a=b" """.TrimEnd(),
        Plain("info", "Done: 0001 -> 0002", ("from", "0001"), ("note", "two words"), ("path", "/data/app.db"), ("sum", "a=b")));

    [Fact]
    public void A_field_without_a_value_is_left_out() =>
        Assert.Equal("level=warn msg=\"x\" b=1", Plain("warn", "x", ("a", ""), ("b", "1")));

    [Fact]
    public void Quotes_backslashes_and_line_ends_are_written_so_that_one_line_stays_one_line() => Assert.Equal(
        """level=error msg="say \"hi\"\nC:\\temp" detail="\"\\\n" """.TrimEnd(),
        Plain("error", "say \"hi\"\nC:\\temp", ("detail", "\"\\\n")));

    [Theory]
    [InlineData("\e[2J", "\"\\x1b[2J\"")]
    [InlineData("a\rb", "\"a\\x0db\"")]
    [InlineData("a\u0085b", "\"a\\x85b\"")]
    [InlineData("a\u202eb", "\"a\\u202eb\"")]
    [InlineData("a\u2028b", "\"a\\u2028b\"")]
    public void No_value_moves_a_cursor_or_forges_a_line(string value, string expected) =>
        Assert.Equal($"level=info msg=\"x\" name={expected}", Plain("info", "x", ("name", value)));

    [Theory]
    [InlineData("rows.my table", "rows.my_table")]
    [InlineData("rows.a=b", "rows.a_b")]
    [InlineData("rows.\"q\"\n\e", "rows._q___")]
    [InlineData("rows.größe", "rows.größe")]
    public void The_name_of_a_field_is_one_word_whatever_a_table_is_called(string name, string expected) =>
        Assert.Equal($"level=info msg=\"x\" {expected}=3", Plain("info", "x", (name, "3")));

    [Fact]
    public void A_JSON_line_is_one_object_on_one_line()
    {
        var line = LogText.Json("info", "say \"hi\"\n\e[2J größe", [new("rows.my table", "3"), new("empty", "")]);

        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\e', line);
        Assert.StartsWith("""{"level":"info","msg":"say """, line, StringComparison.Ordinal);
        Assert.Contains("größe", line, StringComparison.Ordinal);
        var read = JsonDocument.Parse(line).RootElement;
        Assert.Equal("say \"hi\"\n\e[2J größe", read.GetProperty("msg").GetString());
        Assert.Equal("3", read.GetProperty("rows.my table").GetString());
        Assert.Equal("", read.GetProperty("empty").GetString());
    }

    static string Plain(string level, string message, params (string Name, string Value)[] fields) =>
        LogText.Plain(level, message, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
