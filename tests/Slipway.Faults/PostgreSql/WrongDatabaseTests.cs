using Xunit;

namespace Slipway.Faults.PostgreSql;

/// <summary>The database is not the one that was meant, or its history is not where it is looked for.</summary>
public sealed class WrongDatabaseTests
{
    [Fact]
    public void Fault_H10_a_database_that_is_labelled_otherwise_is_not_touched()
    {
        using var project = new ServerProject().Migration("0001_a", "create table a (x int);");
        ServerProject.Succeeded(project.Up("--env", "production"));
        project.Migration("0002_b", "insert into a values (1);");

        string[] back = ["down", "base", "--yes", "--no-backup", "--env", "development"];
        foreach (var arguments in (string[][])[["up", "--no-backup", "--env", "staging"], back])
        {
            var ended = project.Run(arguments);
            Assert.Equal(9, ended.Code);
            Assert.Contains("labelled 'production'", ended.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(["0001_a"], project.Database.Applied());
        ServerProject.Succeeded(project.Up("--env", "production"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("create extension citext")]
    public void Fault_H11_an_empty_database_where_one_was_expected_stops_the_run_and_nothing_is_made(string there)
    {
        using var project = new ServerProject().Migration("0001_a", "create table a (x int);");
        if (there.Length > 0)
            project.Database.Cluster.Run(there, project.Database.Name);
        var before = project.Database.Dump();

        var ended = project.Up("--expect", "existing", "--", "echo", "launched");

        Assert.Equal(9, ended.Code);
        Assert.Contains("code=database-empty", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("launched", ended.All, StringComparison.Ordinal);
        Assert.Equal(before, project.Database.Dump());
        Assert.Equal(["f"], project.Database.Rows("select exists (select from pg_namespace where nspname = 'slipway')"));
    }

    [Theory]
    [InlineData("tenant", "")]
    [InlineData("", "tenant")]
    [InlineData("public", "")]
    [InlineData("tenant", "other")]
    public void Fault_H12_a_history_in_another_schema_is_found_and_nothing_is_run_anew(string there, string looked)
    {
        using var project = new ServerProject(settings: Settings(there))
            .Migration("0001_a", "create table a (x int);\ninsert into a values (1);");
        ServerProject.Succeeded(project.Up());
        File.WriteAllText(Path.Combine(project.Folder, "slipway.json"), $$"""{ {{Settings(looked)}} "url": "env:APP_DATABASE_URL" }""");

        var ended = project.Up();

        Assert.Equal(3, ended.Code);
        Assert.Contains("code=history-elsewhere", ended.Errors, StringComparison.Ordinal);
        Assert.Contains($"\"historySchema\": \"{(there.Length == 0 ? "slipway" : there)}\"", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(1, project.Database.Count("a"));
        Assert.Equal(["1"], project.Database.Rows("select count(*) from pg_class where relname = 'slipway_history'"));
    }

    static string Settings(string schema) => schema.Length == 0 ? "" : $"\"historySchema\": \"{schema}\",";
}
