using Slipway.Problems;
using Slipway.Settings;
using Xunit;

namespace Slipway.Tests.Settings;

public sealed class SettingsLoaderTests
{
    [Fact]
    public void A_flag_wins_over_a_variable_over_the_file_over_the_default()
    {
        using var folder = new SettingsFolder();
        Assert.Equal(("60s", "default"), ValueOf(folder.Load()));

        folder.Write("slipway.json", """{ "wait": "1s" }""");
        Assert.Equal(("1s", "slipway.json:1:11"), ValueOf(folder.Load()));

        folder.Set("SLIPWAY_WAIT", "2s");
        Assert.Equal(("2s", "SLIPWAY_WAIT"), ValueOf(folder.Load()));
        Assert.Equal(("3s", "--wait"), ValueOf(folder.LoadWith(("wait", "3s"))));

        static (string?, string) ValueOf(Outcome<SlipwaySettings> settings) =>
            (settings.Required.Get("wait").Value, settings.Required.Get("wait").Origin);
    }

    [Fact]
    public void The_file_may_have_comments_trailing_commas_a_schema_and_a_byte_order_mark()
    {
        using var folder = new SettingsFolder();
        folder.Write("slipway.json", "\uFEFF{\n // where\n \"$schema\": \"x\", /* and */ \"dir\": \"db\",\n \"apps\": [\"a\", \"b\",],\n}");

        var settings = folder.Load().Required;

        Assert.Equal(folder.At("db"), settings.Migrations);
        Assert.Equal(["a", "b"], settings.Get("apps").Items);
    }

    [Fact]
    public void The_file_is_found_upwards_and_its_paths_are_meant_from_it()
    {
        using var folder = new SettingsFolder();
        folder.Write("slipway.json", """{ "dir": "db/migrations", "url": "file:./app.db" }""").Write("src/deep/x", "");

        var settings = SettingsLoader.Load(new SettingsRequest(folder.At("src/deep"), folder.Environment)).Required;

        Assert.Equal(folder.At("slipway.json"), settings.File);
        Assert.Equal(folder.At("db/migrations"), settings.Migrations);
        Assert.Equal(folder.At("app.db"), settings.Database.Required.File);
    }

    [Fact]
    public void A_flag_and_a_variable_can_name_the_file()
    {
        using var folder = new SettingsFolder();
        folder.Write("a.json", """{ "dir": "a" }""").Write("b/b.json", """{ "dir": "b" }""");

        Assert.Equal(folder.At("a"), folder.Load(request => request with { ConfigFile = "a.json" }).Required.Migrations);
        Assert.Equal(folder.At("b/b"), folder.Set("SLIPWAY_CONFIG", "b/b.json").Load().Required.Migrations);
        Assert.Equal(
            Codes.SettingsFileMissing,
            folder.Load(request => request with { ConfigFile = "c.json" }).Problems.Single().Code);
    }

    [Theory]
    [InlineData("{ \"dir\": }", 1, 10)]
    [InlineData("{\n  \"dir\": \"a\"\n  \"url\": \"b\"\n}", 3, 3)]
    [InlineData("{ \"dir\": \"a\", \"dir\": \"b\" }", 1, 15)]
    [InlineData("", 1, 1)]
    [InlineData("{} x", 1, 4)]
    public void Broken_json_is_shown_where_it_breaks(string text, int line, int column)
    {
        using var folder = new SettingsFolder();

        var problem = folder.Write("slipway.json", text).Load().Problems.Single();

        Assert.Equal(Codes.SettingsSyntax, problem.Code);
        Assert.Equal(new Place("slipway.json", line, column), problem.Where);
    }

    [Theory]
    [InlineData("""{ "bakup": { "dir": "x" } }""", "'backup'", 3)]
    [InlineData("""{ "backup": { "kepe": 3 } }""", "'keep'", 15)]
    [InlineData("""{ "environments": { "staging": { "ulr": "x" } } }""", "'url'", 34)]
    public void Fault_H9_a_misspelt_setting_is_an_error_with_the_nearest_name(string text, string near, int column)
    {
        using var folder = new SettingsFolder();

        var problem = folder.Write("slipway.json", text).Load().Problems.Single();

        Assert.Equal(Codes.SettingUnknown, problem.Code);
        Assert.Equal(column, problem.Where!.Column);
        Assert.Contains(near, problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_H9_a_misspelt_variable_is_an_error_with_the_nearest_name()
    {
        using var folder = new SettingsFolder();

        var problem = folder.Set("SLIPWAY_DATABSE_URL", "file:x.db").Load().Problems.Single();

        Assert.Equal(Codes.VariableUnknown, problem.Code);
        Assert.Contains("'SLIPWAY_DATABASE_URL'", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void What_kubernetes_sets_for_a_service_called_slipway_is_no_misspelling()
    {
        using var folder = new SettingsFolder();
        folder.Set("SLIPWAY_PORT", "tcp://10.0.0.1:80").Set("SLIPWAY_PORT_80_TCP_ADDR", "10.0.0.1").Set("SLIPWAY_SERVICE_HOST", "10.0.0.1");

        Assert.Empty(folder.Load().Problems);
    }

    [Theory]
    [InlineData("wait", "soon")]
    [InlineData("transaction", "deploymnt")]
    [InlineData("expect", "exists")]
    [InlineData("engine", "sqllite")]
    public void A_value_that_cannot_be_used_is_named_with_its_source(string setting, string value)
    {
        using var folder = new SettingsFolder();

        var problem = folder.LoadWith((setting, value)).Problems.Single();

        Assert.Equal(Codes.SettingInvalid, problem.Code);
        Assert.Contains(value, problem.Message, StringComparison.Ordinal);
        Assert.Contains($"--{setting}", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        using var folder = new SettingsFolder();
        folder.Write("slipway.json", """{ "ulr": "x", "wait": [], "backup": { "keep": 0 }, "expect": "old" }""").Set("SLIPWAY_X", "1");

        Assert.Equal(
            [Codes.SettingUnknown, Codes.VariableUnknown, Codes.SettingInvalid, Codes.SettingInvalid, Codes.SettingInvalid],
            folder.Load().Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void An_environment_of_the_file_overrides_what_stands_at_its_top()
    {
        using var folder = new SettingsFolder();
        folder.Write("slipway.json", """
            { "url": "file:dev.db", "wait": "5s",
              "environments": { "production": { "url": "file:/data/app.db", "backup": { "keep": 30 } }, "staging": {} } }
            """);

        var production = folder.LoadWith(("environment", "production")).Required;
        var staging = folder.Set("SLIPWAY_ENV", "staging").Load().Required;

        Assert.Equal("/data/app.db", production.Database.Required.File);
        Assert.Equal((30, "5s", "production"), (production.Number("backup.keep"), production.Text("wait"), production.Environment));
        Assert.Equal(folder.At("dev.db"), staging.Database.Required.File);
    }

    [Fact]
    public void Fault_H10_an_environment_that_the_file_does_not_list_is_an_error_with_the_nearest_name()
    {
        using var folder = new SettingsFolder();
        folder.Write("slipway.json", """{ "environments": { "production": {} } }""");

        var problem = folder.LoadWith(("environment", "prodution")).Problems.Single();

        Assert.Equal(Codes.EnvironmentUnknown, problem.Code);
        Assert.Contains("'production'", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30", 30_000)]
    [InlineData("500ms", 500)]
    [InlineData("1.5s", 1500)]
    [InlineData("2min", 120_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("0", 0)]
    [InlineData("forever", -1)]
    public void Spans_of_time_are_seconds_or_have_a_unit(string text, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Durations.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1")]
    [InlineData("5 days")]
    [InlineData("1e9")]
    public void What_is_no_span_of_time_is_none(string text) => Assert.Null(Durations.Parse(text));
}
