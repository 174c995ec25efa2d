using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class NewCommandTests
{
    [Fact]
    public void It_prints_the_path_and_nothing_else_and_needs_neither_database_nor_folder()
    {
        using var project = new TempProject("""{ "dir": "db/changes" }""");

        Assert.Equal("db/changes/0001_add_users.sql\n", project.Succeed("new", "Add", "users"));
        Assert.Equal("db/changes/0002_add_locale.sql\n", project.Succeed("revision", "-m", "Add locale"));
        var second = File.ReadAllText(Path.Combine(project.Folder, "db/changes/0002_add_locale.sql"));
        Assert.Contains("-- migrate:parent 0001_add_users\n", second, StringComparison.Ordinal);
        Assert.False(project.Database.Exists);
    }

    [Fact]
    public void In_an_app_it_has_a_number_of_its_own()
    {
        using var project = Shop.New();

        var json = project.Json("makemigrations", "--empty", "init", "--app", "trading");

        Assert.Equal("trading/0001_init", json.Text("id"));
        Assert.Equal("migrations/trading/0001_init.sql", json.Text("path"));
        Assert.Empty(json.Texts("parents"));
    }

    [Fact]
    public void The_setting_decides_how_it_is_numbered()
    {
        using var project = new TempProject("""{ "naming": "timestamp" }""");

        Assert.Matches(@"^migrations/20\d{12}_x\.sql\n$", project.Succeed("new", "x"));
    }

    [Fact]
    public void With_two_heads_it_draws_them_and_says_what_to_type()
    {
        using var project = Shop.New().Migration("0002_cart", "select 1;", header: "-- migrate:parent 0001_users");
        project.Migration("0002_orders", "select 1;", header: "-- migrate:parent 0001_users");

        var ended = project.Fail(2, "new", "third");

        Assert.Contains("├─ 0002_cart\n  └─ 0002_orders", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("--parent 0002_cart --parent 0002_orders", ended.Errors, StringComparison.Ordinal);
        Assert.Equal("migrations/0003_third.sql\n", project.Succeed("new", "third", "--parent", "0002_cart", "--parent", "0002_orders"));
    }

    [Fact]
    public void Without_a_name_it_says_that_one_is_wanted()
    {
        using var project = Shop.New();

        Assert.Contains("needs a name", project.Fail(2, "new").Errors, StringComparison.Ordinal);
    }
}
