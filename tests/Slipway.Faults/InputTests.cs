using Slipway.Testing;
using Xunit;

namespace Slipway.Faults;

/// <summary>What people and platforms give the program wrongly, or oddly.</summary>
public sealed class InputTests
{
    const string WithoutUrl = """{ "backup": { "dir": "./backups" } }""";

    [Theory]
    [InlineData("sqlite:app.db\n")]
    [InlineData("sqlite:app.db\r\n")]
    [InlineData("sqlite:app.db")]
    public void Fault_H7_a_secret_from_a_file_may_end_with_a_line_end(string content)
    {
        using var project = Project(WithoutUrl);
        project.Write("secret", content);

        AssertDeployed(project, project.Run("up", "--create", "--url-file", "secret"));
        foreach (var variable in (string[])["SLIPWAY_DATABASE_URL_FILE", "DATABASE_URL_FILE"])
        {
            var environment = new Dictionary<string, string?> { [variable] = Path.Combine(project.Folder, "secret") };
            AssertDeployed(project, SlipwayProgram.Run(project.Folder, environment, "up"));
        }

        Assert.Equal(["app.db"], Directory.EnumerateFiles(project.Folder, "app.db*").Select(Path.GetFileName));
    }

    [Fact]
    public void Fault_H7_a_secret_file_that_is_not_there_is_told_and_nothing_is_done()
    {
        using var project = Project(WithoutUrl);

        var ended = SlipwayProgram.Run(
            project.Folder, new Dictionary<string, string?> { ["DATABASE_URL_FILE"] = "/no/such/secret" }, "up", "--create");

        Assert.Equal(2, ended.Code);
        Assert.Contains("DATABASE_URL_FILE", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("/no/such/secret", ended.Errors, StringComparison.Ordinal);
        Assert.False(project.Database.Exists);
    }

    [Theory]
    [InlineData("DATABASE_URL=sqlite:app.db\n")]
    [InlineData("DATABASE_URL=sqlite:app.db")]
    [InlineData("export DATABASE_URL=sqlite:app.db\n")]
    [InlineData("# a comment\r\n\r\nDATABASE_URL='sqlite:app.db'\r\nOTHER=\"two\r\nlines\"\r\n")]
    [InlineData("DATABASE_URL=\"sqlite:app.db\" # behind it\n")]
    [InlineData("DATABASE_URL = sqlite:app.db\t# behind it\n")]
    [InlineData("\uFEFFDATABASE_URL=sqlite:app.db\n")]
    [InlineData("OTHER=$(touch ran)\nOTHER2=`touch ran`\nDATABASE_URL=sqlite:app.db\n")]
    public void Fault_H8_an_env_file_is_read_in_every_common_form_and_never_run(string content)
    {
        using var project = Project(WithoutUrl);
        project.Write(".env", content);

        AssertDeployed(project, project.Run("up", "--create"));
        Assert.False(File.Exists(Path.Combine(project.Folder, "ran")));
    }

    [Fact]
    public void Fault_H8_a_line_that_is_none_is_an_error_in_a_file_that_was_named()
    {
        using var project = Project(WithoutUrl);
        project.Write("named.env", "DATABASE_URL=sqlite:app.db\nwhat is this\n");

        var ended = project.Run("up", "--create", "--env-file", "named.env");

        Assert.Equal(2, ended.Code);
        Assert.Contains("named.env:2", ended.Errors, StringComparison.Ordinal);
        Assert.False(project.Database.Exists);
    }

    [Theory]
    [InlineData("--dry-rnu", null)]
    [InlineData("--lock-wiat=1s", "--lock-wait")]
    [InlineData("--no-bakup", "--no-backup")]
    [InlineData("--crate", "--create")]
    public void Fault_H9_a_misspelt_option_stops_the_run_and_the_nearest_is_named(string option, string? nearest)
    {
        using var project = Project();

        var ended = project.Run("up", "--create", option);

        Assert.Equal(2, ended.Code);
        Assert.Contains(option.Split('=')[0], ended.Errors, StringComparison.Ordinal);
        if (nearest is not null)
            Assert.Contains($"Did you mean '{nearest}'?", ended.Errors, StringComparison.Ordinal);
        Assert.False(project.Database.Exists);
    }

    [Theory]
    [InlineData("SLIPWAY_LOCKWAIT", "SLIPWAY_LOCK_WAIT")]
    [InlineData("SLIPWAY_DATBASE_URL", "SLIPWAY_DATABASE_URL")]
    [InlineData("SLIPWAY_ENVIRONMENT", null)]
    public void Fault_H9_a_misspelt_variable_stops_the_run_and_the_nearest_is_named(string variable, string? nearest)
    {
        using var project = Project();

        var ended = SlipwayProgram.Run(project.Folder, new Dictionary<string, string?> { [variable] = "5s" }, "up", "--create");

        Assert.Equal(2, ended.Code);
        Assert.Contains(variable, ended.Errors, StringComparison.Ordinal);
        if (nearest is not null)
            Assert.Contains(nearest, ended.Errors, StringComparison.Ordinal);
        Assert.False(project.Database.Exists);
    }

    [Theory]
    [InlineData("""{ "url": "file:./app.db", "lockWiat": "5s" }""", "lockWait")]
    [InlineData("""{ "url": "file:./app.db", "backup": { "kep": 3 } }""", "keep")]
    [InlineData("""{ "url": "file:./app.db", "environments": { "production": { "expekt": "existing" } } }""", "expect")]
    public void Fault_H9_a_misspelt_setting_stops_the_run_and_the_nearest_is_named(string settings, string nearest)
    {
        using var project = Project(settings);

        var ended = project.Run("up", "--create");

        Assert.Equal(2, ended.Code);
        Assert.Contains("slipway.json:1", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(nearest, ended.Errors, StringComparison.Ordinal);
        Assert.False(project.Database.Exists);
    }

    [Theory]
    [InlineData("upp", "up")]
    [InlineData("stauts", "status")]
    public void Fault_H9_a_misspelt_command_names_the_nearest(string command, string nearest)
    {
        using var project = Project();

        var ended = project.Run(command);

        Assert.Equal(2, ended.Code);
        Assert.Contains($"Did you mean 'slipway {nearest}'?", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_H10_a_database_that_is_labelled_otherwise_is_not_touched()
    {
        using var project = Project();
        AssertDeployed(project, project.Run("up", "--create", "--env", "production"));
        project.Migration("0002_b", "insert into a values (1);");

        foreach (var arguments in (string[][])[["up", "--env", "staging"], ["down", "base", "--yes", "--env", "development"]])
        {
            var ended = project.Run(arguments);
            Assert.Equal(9, ended.Code);
            Assert.Contains("labelled 'production'", ended.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(["0001_a"], project.Database.Applied());
        Assert.Equal(0, project.Run("up", "--env", "production").Code);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("without tables")]
    public void Fault_H11_an_empty_database_where_one_was_expected_stops_the_run_and_nothing_is_made(string database)
    {
        using var project = Project();
        if (database == "empty")
            project.Write("app.db", "");
        else if (database != "missing")
            project.Database.Execute("create table x (y); drop table x;");
        var before = project.Database.Exists ? File.ReadAllBytes(project.Database.Path) : null;

        foreach (var arguments in (string[][])[["up", "--expect", "existing"], ["up", "--expect", "existing", "--create"]])
        {
            var ended = project.Run([.. arguments, "--", "echo", "launched"]);
            Assert.Contains(ended.Code, (int[])[9, 11]);
            Assert.DoesNotContain("launched", ended.All, StringComparison.Ordinal);
        }

        Assert.Equal(before, project.Database.Exists ? File.ReadAllBytes(project.Database.Path) : null);
    }

    [Fact]
    public void Fault_H11_a_volume_that_was_not_mounted_is_found_out_by_the_backups_that_there_are()
    {
        using var project = Project();
        AssertDeployed(project, project.Run("up", "--create"));
        Assert.Equal(0, project.Migration("0002_b", "insert into a values (1);").Run("up").Code);
        File.Delete(project.Database.Path);

        var ended = project.Run("up", "--create", "--", "echo", "launched");

        Assert.Equal(9, ended.Code);
        Assert.Contains("slipway restore latest", ended.Errors, StringComparison.Ordinal);
        Assert.False(project.Database.Exists);
    }

    static TempProject Project(string settings = """{ "url": "file:./app.db", "backup": { "dir": "./backups" } }""") =>
        new TempProject(settings).Migration("0001_a", "create table a (x);");

    static void AssertDeployed(TempProject project, SlipwayProgram.Ended ended)
    {
        Assert.True(ended.Code == 0, ended.All);
        Assert.Equal(["0001_a"], project.Database.Applied());
    }
}
