using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>DB_RESET_ON_STARTUP empties no database: a deployment that meets it stops before it touches anything.</summary>
public sealed class ResetTests
{
    static SlipwayProgram.Ended Up(TempProject project, params (string Name, string Value)[] variables) => SlipwayProgram.Run(
        project.Folder, variables.ToDictionary(variable => variable.Name, string? (variable) => variable.Value),
        "up", "--create", "--", "/bin/sh", "-c", "echo the server runs");

    static TempProject Shop()
    {
        var shop = new TempProject().Migration("0001_users", "create table users (id integer primary key);");
        var first = shop.Run("up", "--create");
        Assert.True(first.Code == 0, first.All);
        shop.Database.Execute("insert into users values (1)");
        return shop;
    }

    static void AssertRefused(TempProject shop, SlipwayProgram.Ended ended, int code, string name)
    {
        Assert.True(ended.Code == code, ended.All);
        Assert.Contains(name, ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("the server runs", ended.Output, StringComparison.Ordinal);
        Assert.Equal(1, shop.Database.Count("users"));
    }

    [Theory]
    [InlineData("SLIPWAY_ENV", "production")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production")]
    [InlineData("DOTNET_ENVIRONMENT", "Production")]
    [InlineData("NODE_ENV", "production")]
    [InlineData("DJANGO_ENV", "production")]
    [InlineData("RAILWAY_ENVIRONMENT", "production")]
    [InlineData("RAILWAY_ENVIRONMENT_NAME", "production")]
    [InlineData("VERCEL_ENV", "production")]
    [InlineData("ENVIRONMENT", "prod")]
    [InlineData("FLY_APP_NAME", "shop")]
    public void Promise_G4_Promise_J15_production_is_not_emptied_whatever_says_that_it_is_production(string name, string value)
    {
        using var shop = Shop();

        AssertRefused(shop, Up(shop, ("DB_RESET_ON_STARTUP", "true"), (name, value)), 9, "reset-in-production");
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    [InlineData(" TRUE ")]
    public void Promise_J15_a_deployment_empties_no_database_of_a_developer_either(string value)
    {
        using var shop = Shop();

        var ended = Up(shop, ("DB_RESET_ON_STARTUP", value), ("SLIPWAY_ENV", "development"));

        AssertRefused(shop, ended, 2, "reset-not-deployed");
        Assert.Contains("drop and create", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData("on")]
    [InlineData("tru")]
    public void Promise_J15_what_is_neither_true_nor_false_is_an_error_of_the_configuration(string value)
    {
        using var shop = Shop();

        AssertRefused(shop, Up(shop, ("DB_RESET_ON_STARTUP", value)), 2, "setting-invalid");
    }

    [Theory]
    [InlineData("false")]
    [InlineData("FALSE")]
    [InlineData("")]
    public void Promise_J15_false_is_as_good_as_unset(string value)
    {
        using var shop = Shop();

        var ended = Up(shop, ("DB_RESET_ON_STARTUP", value), ("NODE_ENV", "production"));

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("the server runs", ended.Output, StringComparison.Ordinal);
    }
}
