using System.Text.Json;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Commands;

public sealed class ConfigCommandTests
{
    static readonly Dictionary<string, string?> Variables = new()
    {
        ["DATABASE_URL"] = "postgresql+asyncpg://app@db.example/shop?ssl=require&colour=red",
        ["DB_PASSWORD"] = "hunter2 Sesam'\"",
        ["DB_NAME"] = "other",
        ["PGPORT"] = "6000",
    };

    [Fact]
    public void The_database_is_shown_as_it_was_understood_with_the_source_of_each_part()
    {
        using var project = new TempProject("{}");

        var ended = SlipwayProgram.Run(project.Folder, Variables, "config", "--json");

        Assert.True(ended.Code == 0, ended.All);
        using var json = JsonDocument.Parse(ended.Output);
        var settings = json.RootElement.GetProperty("settings").EnumerateArray().ToDictionary(
            setting => setting.GetProperty("name").GetString()!,
            setting => (setting.GetProperty("value").GetString(), setting.GetProperty("origin").GetString()));
        Assert.Equal(("postgresql://app:***@db.example:6000/shop?sslmode=require", "DATABASE_URL"), settings["url"]);
        Assert.Equal(("db.example", "DATABASE_URL"), settings["url.host"]);
        Assert.Equal(("6000", "PGPORT"), settings["url.port"]);
        Assert.Equal(("shop", "DATABASE_URL"), settings["url.database"]);
        Assert.Equal(("app", "DATABASE_URL"), settings["url.user"]);
        Assert.Equal(("***", "DB_PASSWORD"), settings["url.password"]);
        Assert.Equal(("require", "DATABASE_URL"), settings["url.sslmode"]);
        Assert.DoesNotContain("Sesam", ended.All, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_odd_about_the_database_is_said_beside_it()
    {
        using var project = new TempProject("{}");

        var ended = SlipwayProgram.Run(project.Folder, Variables, "config");

        Assert.Contains("url-contradicted", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("DB_NAME", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("url-parameter-unknown", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("colour", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Sesam", ended.All, StringComparison.Ordinal);
    }
}
