using Slipway.Examples.Deployed;
using Slipway.Testing;
using Xunit;

namespace Slipway.Examples.PaperTrader;

/// <summary>What the guide has one look at, and what it has one do by hand.</summary>
public sealed class PaperTraderPromiseTests
{
    const string Before = "0005_watchlists_and_prices";

    [Fact]
    public void Promise_P1_Migrations_are_found_from_any_folder_of_the_project()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        var deep = Directory.CreateDirectory(Path.Combine(deployed.Folder, "backend", "routes")).FullName;

        var shown = DeployedExample.Expect(0, SlipwayProgram.Run(deep, deployed.Environment, "status")).Output;

        Assert.Contains("migrations: 6 files", shown, StringComparison.Ordinal);
        Assert.All(Example.PaperTrader.Ids, id => Assert.Contains(id, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Promise_P5_A_new_column_rewrites_nothing_and_changes_no_row()
    {
        using var deployed = new DeployedExample(Example.PaperTrader).At(Before);
        deployed.Succeed("up");
        deployed.Database.Run(
            """
            insert into users (email) values ('anna@example.org');
            insert into portfolios (user_id, name, cash) values (1, 'Growth', 1000);
            insert into orders (portfolio_id, symbol, side, quantity) select 1, 'S' || i, 'buy', i from generate_series(1, 500) i;
            """);
        var (file, rows) = (File(), Rows());
        deployed.Update();

        deployed.Succeed("up");

        Assert.Equal(file, File());
        Assert.Equal(rows, Rows());
        Assert.Equal(500, deployed.Database.Count("orders where client_tag is null"));

        object? File() => deployed.Database.Single("select pg_relation_filenode('public.orders')");
        IReadOnlyList<string> Rows() => deployed.Database.Rows(
            "select id, portfolio_id, symbol, side, quantity, status from orders order by id");
    }

    [Fact]
    public void Promise_P19_The_servers_failure_is_the_containers()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);

        var ended = DeployedExample.Expect(3, deployed.Run("up", "--", "/bin/sh", "-c", "exit 3"));

        Assert.DoesNotContain("level=error", ended.All, StringComparison.Ordinal);
        Assert.Equal(Example.PaperTrader.Ids, deployed.Database.Applied());
    }

    [Fact]
    public void Promise_P35_When_only_the_code_changed_an_exit_code_says_that_nothing_is_to_be_done()
    {
        using var deployed = new DeployedExample(Example.PaperTrader);
        deployed.Succeed("up");

        Assert.Equal(0, deployed.Run("plan", "--exit-code").Code);
        Assert.Equal(0, deployed.Run("status", "--exit-code").Code);
    }

    [Fact]
    public void Promise_P36_One_line_at_the_end_says_it_all()
    {
        using var deployed = new DeployedExample(Example.PaperTrader).At(Before);
        deployed.Succeed("up");
        deployed.Update();

        var lines = deployed.Succeed("up", "--", "/bin/echo", "serving").TrimEnd('\n').Split('\n');

        Assert.Equal(["level=info msg=\"Starting server: /bin/echo serving\"", "serving"], lines[^2..]);
        Assert.Matches(
            $"^level=info msg=\"Done: {Before} -> 0006_client_tag, 1 migration in [0-9]+ ms, backup [^\"]+\" "
            + $"from={Before} to=0006_client_tag ms=[0-9]+$",
            lines[^3]);
    }
}
