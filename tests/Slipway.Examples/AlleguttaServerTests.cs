using System.Text.Json;
using Slipway.Testing;
using Xunit;

namespace Slipway.Examples;

/// <summary>The example's server, on databases that were made without Slipway.</summary>
public sealed class AlleguttaServerTests : IDisposable
{
    readonly TempProject _project = new();

    [Theory]
    [InlineData(1, "table transactions")]
    [InlineData(3, "table market_data")]
    [InlineData(4, "column portfolios.cashBalance")]
    [InlineData(5, "column holdings.useManualAvgPrice")]
    [InlineData(6, "column transactions.slipNumber")]
    [InlineData(8, "table ath_history")]
    public void Promise_A44_A_half_migrated_database_stops_the_start_and_what_is_missing_is_named(int revision, string missing)
    {
        AlleguttaExample.MigrateByHand(_project.Database.Path, 1, revision);

        var ended = StartInVain();

        Assert.Equal(1, ended.Code);
        Assert.Contains(missing, ended.Errors, StringComparison.Ordinal);
        Assert.Contains("slipway up", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Promise_A44_A_missing_file_stops_the_start_and_is_not_made()
    {
        var ended = StartInVain();

        Assert.Equal(1, ended.Code);
        Assert.Contains(_project.Database.Path, ended.Errors, StringComparison.Ordinal);
        Assert.False(_project.Database.Exists);
    }

    [Fact]
    public async Task Promise_A44_A_healthy_application_says_so_with_its_counts()
    {
        using var server = ServerProcess.Start(Seeded());

        var (status, text) = await server.GetAsync("/api/health");

        var health = JsonDocument.Parse(text).RootElement;
        Assert.Equal(200, status);
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal("connected", health.GetProperty("database").GetString());
        Assert.Equal(6, health.GetProperty("stats").GetProperty("users").GetInt32());
        Assert.Equal(10, health.GetProperty("stats").GetProperty("portfolios").GetInt32());
        Assert.NotEmpty(health.GetProperty("version").GetString()!);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_unhealthy_and_one_that_was_taken_back_as_well()
    {
        using var server = ServerProcess.Start(Seeded());

        _project.Database.Execute(AlleguttaExample.Section(AlleguttaExample.Migrations[^1], "down"));
        var older = await server.GetAsync("/api/health");
        var page = await server.GetAsync("/");
        File.Delete(_project.Database.Path);
        var gone = await server.GetAsync("/api/health");

        Assert.Equal((503, 503, 503), (older.Status, page.Status, gone.Status));
        Assert.Contains("portfolios.athDate", older.Text, StringComparison.Ordinal);
        Assert.Contains("disconnected", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_every_portfolio_and_the_open_ones_shares_and_transactions()
    {
        var database = Seeded();
        using var server = ServerProcess.Start(database);
        var id = database.Single("select id from portfolios where name = 'Spekulasjon'");

        var (status, page) = await server.GetAsync($"/?portfolio={id}");

        Assert.Equal(200, status);
        Assert.All(
            ["<title>Spekulasjon", "Pensjon", "Hovedportef&#248;lje", "AutoStore Holdings Ltd.", "All-time high", "Deposit"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_is_text_and_never_markup()
    {
        var database = Seeded();
        database.Execute("update portfolios set name = '<script>alert(1)</script>'");
        using var server = ServerProcess.Start(database);

        var (_, page) = await server.GetAsync("/");

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_has_a_page_as_well()
    {
        var database = AlleguttaExample.MigrateByHand(_project.Database.Path, 1, AlleguttaExample.Newest);
        using var server = ServerProcess.Start(database);

        var (status, page) = await server.GetAsync("/");

        Assert.Equal(200, status);
        Assert.Contains("No portfolios yet", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SIGTERM_ends_the_server_in_order()
    {
        using var server = ServerProcess.Start(Seeded());

        Assert.Equal(0, server.Terminate());
    }

    [Fact]
    public void The_server_notes_a_portfolio_that_is_worth_more_than_ever()
    {
        var database = Seeded();
        database.Execute("update market_data set currentPrice = currentPrice * 2, regularMarketTime = '2025-09-17 14:25:00'");
        var before = database.Count("ath_history");

        ServerProcess.Start(database).Dispose();

        Assert.Equal(10, database.Count("ath_history") - before);
        Assert.Equal(["2025-09-17 14:25:00"], database.Rows("select distinct athDate from portfolios"));
    }

    [Fact]
    public void The_data_set_is_the_same_in_every_run()
    {
        var other = AlleguttaExample.MigrateByHand(Path.Combine(_project.Folder, "other.db"), 1, AlleguttaExample.DataRevision);
        AlleguttaExample.MigrateByHand(_project.Database.Path, 1, AlleguttaExample.DataRevision);

        AlleguttaExample.Seed(_project.Database.Path);
        AlleguttaExample.Seed(other.Path);

        Assert.Equal(_project.Database.Dump(), other.Dump());
    }

    [Fact]
    public void The_data_set_adds_up()
    {
        var database = Seeded();

        Assert.Empty(database.Rows("pragma foreign_key_check"));
        Assert.Empty(database.Rows(
            """
            select name from portfolios
            where abs(cashBalance - (select sum(amount) from transactions
                                     where portfolioId = portfolios.id and currency = 'NOK')) > 0.005
            """));
        Assert.Empty(database.Rows(
            """
            select portfolioId, symbol,
                   sum(case type when 'BUY' then quantity when 'SELL' then -quantity else 0 end) as shares
            from transactions as traded where symbol <> 'CASH' group by 1, 2
            having shares <> coalesce((select quantity from holdings
                                       where portfolioId = traded.portfolioId and symbol = traded.symbol), 0)
            """));
        Assert.Empty(database.Rows("select id from transactions where saldo < 0"));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(10)]
    public void Data_of_another_revision_is_refused(int revision)
    {
        AlleguttaExample.MigrateByHand(_project.Database.Path, 1, revision);

        var ended = SlipwayProgram.Wait(SlipwayProgram.Start(
            _project.Folder, ["dotnet", AlleguttaExample.Server, "seed", "--database", _project.Database.Path]));

        Assert.Equal(1, ended.Code);
        Assert.Contains("slipway up 0008", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(0, _project.Database.Count("users"));
    }

    public void Dispose() => _project.Dispose();

    SlipwayProgram.Ended StartInVain() => SlipwayProgram.Wait(SlipwayProgram.Start(
        _project.Folder, [.. ServerProcess.Command, "--database", _project.Database.Path]));

    /// <summary>The data set at the newest revision, without Slipway.</summary>
    SqliteFile Seeded()
    {
        AlleguttaExample.MigrateByHand(_project.Database.Path, 1, AlleguttaExample.DataRevision);
        AlleguttaExample.Seed(_project.Database.Path);
        return AlleguttaExample.MigrateByHand(
            _project.Database.Path, AlleguttaExample.DataRevision + 1, AlleguttaExample.Newest);
    }
}
