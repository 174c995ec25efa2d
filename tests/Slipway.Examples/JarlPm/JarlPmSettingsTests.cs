using Slipway.Examples.Deployed;
using Xunit;

namespace Slipway.Examples.JarlPm;

/// <summary>The guide's table of variables, as Slipway and the server take them.</summary>
public sealed class JarlPmSettingsTests
{
    [Theory]
    [InlineData("", "Database pool: 5 kept, 15 at most, 30 s to wait for one, replaced after 1800 s")]
    [InlineData("SIZE=10 MAX=20 TIMEOUT=5 RECYCLE=600", "Database pool: 10 kept, 30 at most, 5 s to wait for one, replaced after 600 s")]
    [InlineData("SIZE=2 MAX=0 TIMEOUT=9999 RECYCLE=-1", "Database pool: 2 kept, 2 at most, 1024 s to wait for one, replaced after 0 s")]
    public async Task Promise_J6_What_is_exported_before_the_start_sizes_the_servers_pool(string exported, string expected)
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        foreach (var pair in exported.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=') is [var left, var right] ? (left, right) : ("", "");
            deployed.Environment[name is "MAX" ? "DB_MAX_OVERFLOW" : $"DB_POOL_{name}"] = value;
        }

        using var server = deployed.Serve();

        Assert.Equal((200, "[]"), await server.GetAsync("/api/epics"));
        Assert.Contains($"\n{expected}\n", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_G4_The_variable_that_dropped_every_table_keeps_the_server_from_starting_and_drops_none()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        deployed.Succeed("up");
        var (records, dump) = (deployed.Records(), deployed.Database.Dump());
        (deployed.Environment["DB_RESET_ON_STARTUP"], deployed.Environment["NODE_ENV"]) = ("true", "production");

        var ended = DeployedExample.Expect(ResetRefused, deployed.Run(["up", "--", "/bin/echo", "serving"]));

        Assert.Contains("DB_RESET_ON_STARTUP", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("serving\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal(records, deployed.Records());
        Assert.Equal(dump, deployed.Database.Dump());
    }

    const int ResetRefused = 9;

    [Fact]
    public void Promise_J10_Without_a_database_the_variables_that_were_looked_at_are_named()
    {
        using var deployed = new DeployedExample(Example.JarlPm);
        deployed.Environment.Remove("DATABASE_URL");

        var ended = deployed.ServeInVain(2);

        Assert.Contains("DATABASE_URL", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("JarlPM 1", ended.Output, StringComparison.Ordinal);
    }
}
