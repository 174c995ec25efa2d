using System.Text;
using Slipway.Testing;
using Xunit;

namespace Slipway.Cli.Tests.Promises;

/// <summary>A password that is in a URL is nowhere else.</summary>
public sealed class SecretTests
{
    const string Password = "hunter2-Sesam";

    static readonly string[] Commands =
        ["up -v", "up --json", "status", "status --json", "config", "config --json", "doctor", "verify", "history", "wait", "current",
         "plan", "backup create", "backup list", "restore latest", "down base --yes"];

    [Theory]
    [InlineData("postgresql://app:hunter2-Sesam@db.example.org:5432/shop")]
    [InlineData("postgresql+asyncpg://app:hunter2-Sesam@db/shop?sslmode=require")]
    [InlineData("Host=db;Username=app;Password=hunter2-Sesam;Database=shop")]
    [InlineData("host=db user=app password='hunter2-Sesam and more' dbname=shop")]
    [InlineData("postgresql://app@db/shop?options=-c%20role%3Dapp%20-c%20app.key%3Dhunter2-Sesam")]
    [InlineData("host=db user=app dbname=shop options='-c app.key=hunter2-Sesam'")]
    [InlineData("Host=db;Username=app;Database=shop;Options=-c app.key=hunter2-Sesam")]
    [InlineData("mysql://app:hunter2-Sesam@db/shop")]
    [InlineData("file:./data/portfolio.db?password=hunter2-Sesam")]
    public void Promise_G22_A_password_never_shows_whatever_is_asked(string url)
    {
        using var portfolio = new Portfolio("""{ "environment": "production", "wait": "1s" }""");
        portfolio.Succeed("up", "--create", "--url", "sqlite:data/portfolio.db");

        foreach (var command in Commands)
        {
            string[] words = command.Split(' ');
            AssertSilent(command, portfolio.RunWith("SLIPWAY_DATABASE_URL", url, words));
            if (words[0] is "up" or "config" or "doctor")
                AssertSilent($"{command} --url", portfolio.Run([.. words, "--url", url]));
        }

        foreach (var file in Directory.GetFiles(portfolio.Folder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Password, Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("up", "--banner")]
    [InlineData("up", "--json")]
    public void What_a_variable_puts_into_the_servers_arguments_is_shown_by_its_name(params string[] up)
    {
        using var portfolio = new Portfolio("""{ "environment": "production" }""");

        var ended = portfolio.RunWith(
            "TOKEN", Password, [.. up, "--create", "--url", "sqlite:data/portfolio.db", "--", "true", "--token={env:TOKEN}"]);

        Assert.Equal(0, ended.Code);
        AssertSilent("up", ended);
        Assert.Contains("Starting server: true --token={env:TOKEN}", ended.All, StringComparison.Ordinal);
    }

    static void AssertSilent(string command, SlipwayProgram.Ended ended) =>
        Assert.False(ended.All.Contains(Password, StringComparison.Ordinal), $"{command}: {ended.All}");
}
