using Slipway.Testing;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

/// <summary>An application's DbContext as the wanted schema.</summary>
public sealed class DbContextTests : IDisposable
{
    readonly PostgreSqlDatabase _database = PostgreSqlCluster.Shared.CreateDatabase("createdb");

    /// <summary>The sample application, built beside the tests; whoever starts it gets exit code 99.</summary>
    static string Application { get; } = Path.Combine(
        SourceTree.Root, "tests", "Slipway.SampleApplication", "bin", "Release", "net10.0", "Slipway.SampleApplication.dll");

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Promise_J20_and_J22_a_model_becomes_a_migration_that_makes_exactly_what_it_needs()
    {
        using var project = Project($"{{ \"dbContext\": \"{Application}\" }}");

        Assert.Equal("migrations/0001_first.sql\n", project.Succeed("diff", "first"));
        project.Succeed("up", "--no-backup");

        Assert.Equal("No changes: the migrations make the wanted schema.\n", project.Succeed("diff"));
        Assert.Empty(project.Succeed("diff", "--from", "database", "--to", "wanted"));
        Assert.Empty(project.Succeed("diff", "--from", "wanted", "--to", "database"));
        Assert.Equal(
            ["public.Lines", "public.customers", "shop.orders"],
            _database.Rows("select schemaname || '.' || tablename from pg_tables where schemaname in ('public', 'shop') order by 1"));
    }

    [Fact]
    public void A_context_that_is_not_there_is_told_with_those_that_are()
    {
        using var project = Project($"{{ \"dbContext\": \"{Application}\", \"context\": \"Nobody\" }}");

        var ended = project.Fail(2, "schema", "--of", "wanted");

        Assert.Contains("Slipway.SampleApplication.ShopContext", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_that_is_not_built_is_said()
    {
        using var project = Project("{ \"dbContext\": \"bin/Nothing.dll\" }");

        Assert.Contains("dotnet build", project.Fail(2, "schema", "--of", "wanted").Errors, StringComparison.Ordinal);
    }

    TempProject Project(string schema) => new(_database, settings: $"{{ \"url\": \"env:APP_DATABASE_URL\", \"schema\": {schema} }}");
}
