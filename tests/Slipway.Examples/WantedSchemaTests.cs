using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Examples;

/// <summary>Each example keeps the schema that its application needs beside its migrations, and the two say the same.</summary>
public sealed class WantedSchemaTests
{
    [Theory]
    [InlineData("allegutta", 6)]
    [InlineData("jarlpm", 37)]
    [InlineData("notebooklm", 3)]
    [InlineData("paper-trader", 8)]
    public void Promise_F3_and_J22_the_migrations_make_the_wanted_schema_and_nothing_else(string example, int tables)
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase("createdb");
        var folder = Path.Combine(SourceTree.Root, "examples", example);
        string[] url = example == "allegutta" ? ["--url", "sqlite:nothing.db"] : ["--url", database.Url];

        string Run(params string[] arguments)
        {
            var ended = SlipwayProgram.Run(folder, new Dictionary<string, string?>(), [.. arguments, .. url]);
            Assert.True(ended.Code == 0, ended.All);
            return ended.Output;
        }

        Assert.Equal("", Run("diff", "--from", "files", "--to", "wanted"));
        Assert.Equal("", Run("diff", "--from", "wanted", "--to", "files"));
        Assert.Equal(tables, Run("schema", "--of", "wanted").Split("create table ").Length - 1);
        Assert.StartsWith("No changes", Run("diff"), StringComparison.Ordinal);
        Assert.StartsWith("Checked", Run("check"), StringComparison.Ordinal);
    }

    /// <summary>
    /// A model that lacks tables does not become a migration that drops them unseen: what goes is a migration of its own phase.
    /// </summary>
    [Fact]
    public void Promise_J21_what_a_model_lacks_is_written_where_it_is_seen()
    {
        using var database = PostgreSqlCluster.Shared.CreateDatabase("createdb");
        using var project = new TempProject(database);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "examples", "jarlpm", "migrations")))
            File.Copy(file, Path.Combine(project.Folder, "migrations", Path.GetFileName(file)));
        var whole = File.ReadAllText(Path.Combine(SourceTree.Root, "examples", "jarlpm", "schema.sql"));
        project.Write("schema.sql", whole[..whole.IndexOf("create table external_integrations", StringComparison.Ordinal)]);

        var ended = project.Run("diff", "initial");

        Assert.True(ended.Code == 0, ended.All);
        var written = File.ReadAllText(Path.Combine(project.Folder, Assert.Single(ended.Output.TrimEnd('\n').Split('\n'))));
        Assert.Contains("-- migrate:phase contract", written, StringComparison.Ordinal);
        Assert.Contains("drop table external_integrations;", written, StringComparison.Ordinal);
    }
}
