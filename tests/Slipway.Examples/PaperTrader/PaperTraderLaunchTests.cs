using System.Text.Json;
using Slipway.Examples.Deployed;
using Slipway.Testing.PostgreSql;
using Xunit;

namespace Slipway.Examples.PaperTrader;

/// <summary>A start takes the database along: nobody has to stop and deploy.</summary>
public sealed class PaperTraderLaunchTests
{
    [Fact]
    public async Task Promise_P2_Migrations_run_before_the_server_and_the_first_request_finds_the_column()
    {
        using var deployed = new DeployedExample(Example.PaperTrader).At("0005_watchlists_and_prices");
        deployed.Succeed("up");
        deployed.Update();

        using var server = deployed.Serve();
        var orders = await TradeAsync(server);

        Assert.Contains("\"clientTag\":\"first\"", orders, StringComparison.Ordinal);
        var migrated = server.Output.IndexOf("0006_client_tag", StringComparison.Ordinal);
        Assert.InRange(migrated, 0, server.Output.IndexOf("PaperTrader ", StringComparison.Ordinal));
        Assert.Equal(0, server.Terminate());
    }

    [Fact]
    public async Task Promise_P17_One_step_from_nothing_to_a_page_with_the_database_down_at_first()
    {
        using var cluster = PostgreSqlCluster.StartNew();
        using var database = cluster.CreateDatabase();
        using var deployed = new DeployedExample(Example.PaperTrader, database);
        cluster.Stop();
        var process = deployed.Begin();

        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line
            && !line.Contains("Waiting for the database", StringComparison.Ordinal))
            Assert.False(process.HasExited);
        cluster.Start();
        using var server = ServerProcess.Of(process);
        await TradeAsync(server);

        var (status, page) = await server.GetAsync("/");
        Assert.Equal(200, status);
        Assert.Contains(
            "<td>Growth<td>anna@example.org<td>10 ACME<td class=n>99,875.00<td class=n>100,000.00", page, StringComparison.Ordinal);
        Assert.Equal((200, """{"status":"healthy"}"""), await server.GetAsync("/health"));
    }

    [Fact]
    public void Promise_P8_Code_that_changes_alone_leaves_the_database_alone()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        deployed.Succeed("up");
        var (records, dump) = (deployed.Records(), deployed.Database.Dump());

        using (var server = deployed.Serve())
            Assert.Equal(0, server.Terminate());

        Assert.Equal(records, deployed.Records());
        Assert.Equal(dump, deployed.Database.Dump());
    }

    [Fact]
    public async Task Promise_P13_With_the_application_stopped_where_it_stands_the_schema_moves_all_the_same()
    {
        using var deployed = new DeployedExample(Example.PaperTrader).At("0005_watchlists_and_prices");
        using var server = deployed.Serve();
        Assert.Equal(200, (await server.GetAsync("/")).Status);
        server.Signal("STOP");
        deployed.Update();

        deployed.Succeed("upgrade");

        Assert.Equal(Example.PaperTrader.Ids, deployed.Database.Applied());
        server.Signal("CONT");
        Assert.Contains("\"clientTag\":\"first\"", await TradeAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_P34_Whether_the_schema_changes_is_told_by_an_exit_code()
    {
        using var deployed = new DeployedExample(Example.PaperTrader).At("0005_watchlists_and_prices");
        deployed.Succeed("up");
        Assert.Equal(0, deployed.Run("plan", "--exit-code").Code);

        deployed.Update();

        Assert.Equal(3, deployed.Run("plan", "--exit-code").Code);
        Assert.Equal(3, deployed.Run("status", "--exit-code").Code);
    }

    [Fact]
    public void Promise_G2_A_migration_that_fails_starts_nothing_and_leaves_the_database_as_it_was()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        deployed.Succeed("up");
        var dump = deployed.Database.Dump();
        deployed.Break();

        var ended = deployed.ServeInVain(1);

        Assert.DoesNotContain("PaperTrader", ended.All, StringComparison.Ordinal);
        Assert.Equal(dump, deployed.Database.Dump());
    }

    [Fact]
    public void Promise_G8_A_verification_that_is_broken_is_a_failure_not_a_warning()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        deployed.Succeed("up");
        var dump = deployed.Database.Dump();
        deployed.BreakVerification();

        var ended = deployed.ServeInVain(8);

        Assert.Contains("nowhere", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("PaperTrader", ended.All, StringComparison.Ordinal);
        Assert.Equal(dump, deployed.Database.Dump());
        Assert.Equal(Example.PaperTrader.Ids, deployed.Database.Applied());
    }

    [Fact]
    public void Promise_G20_A_restart_of_the_same_image_does_nothing_and_what_a_newer_one_would_do_is_to_be_seen()
    {
        using var deployed = new DeployedExample(Example.PaperTrader).At("0005_watchlists_and_prices");
        deployed.Succeed("up");
        var (records, dump) = (deployed.Records(), deployed.Database.Dump());

        using (var again = deployed.Serve())
            again.Terminate();
        Assert.Equal(0, deployed.Run("status", "--exit-code").Code);
        deployed.Update();
        var seen = DeployedExample.Expect(3, deployed.Run("status", "--exit-code"));

        Assert.Contains("[ ]  0006_client_tag", seen.Output, StringComparison.Ordinal);
        Assert.Equal(records, deployed.Records());
        Assert.Equal(dump, deployed.Database.Dump());
    }

    [Fact]
    public void Promise_P15_What_failed_is_told_afterwards_with_its_place_and_what_the_server_said()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        deployed.Succeed("up");
        deployed.Break();
        deployed.ServeInVain(1);

        var failed = deployed.Succeed("history", "--failed");

        Assert.Contains("d41f6b09e2a7_broken.sql:4", failed, StringComparison.Ordinal);
        Assert.Contains("insert into nowhere values (1)", failed, StringComparison.Ordinal);
        Assert.Contains("42P01", failed, StringComparison.Ordinal);
    }

    /// <summary>Opens a portfolio and buys; what its orders are then.</summary>
    static async Task<string> TradeAsync(ServerProcess server)
    {
        var opened = await server.SendAsync(HttpMethod.Post, "/api/portfolios", """{ "email": "anna@example.org", "name": "Growth" }""");
        Assert.Equal(201, opened.Status);
        var id = JsonDocument.Parse(opened.Text).RootElement.GetProperty("id").GetInt64();
        var bought = await server.SendAsync(
            HttpMethod.Post, $"/api/portfolios/{id}/orders",
            """{ "symbol": "ACME", "side": "buy", "quantity": 10, "price": 12.5, "clientTag": "first" }""");
        Assert.Equal(201, bought.Status);
        return (await server.GetAsync($"/api/portfolios/{id}/orders")).Text;
    }
}
