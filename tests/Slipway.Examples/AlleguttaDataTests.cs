using System.Text.Json;
using Slipway.Testing;
using Xunit;

namespace Slipway.Examples;

/// <summary>The database two versions behind, taken to the newest.</summary>
public sealed class AlleguttaDataTests(ExistingDatabase existing) : IClassFixture<ExistingDatabase>
{
    /// <summary>The tables and columns of revision 0008; a symbol of cash is read as it was written then.</summary>
    static readonly (string Table, string Columns)[] Before =
    [
        ("users", "*"),
        ("portfolios", "id, name, description, userId, isDefault, currency, cashBalance, createdAt, updatedAt"),
        ("transactions", $"""
            id, portfolioId, {OldSymbol}, isin, type, quantity, price, fees, amount, currency, date, saldo, notes, createdAt,
            updatedAt, cancellationDate, costBasis, settlementDate, slipNumber, tradeDate, verificationNumber
            """),
        ("holdings", $"""
            id, portfolioId, {OldSymbol}, isin, quantity, avgPrice, manualAvgPrice, useManualAvgPrice, manualAvgPriceReason,
            manualAvgPriceDate, currency, createdAt, updatedAt
            """),
        ("market_data", "*"),
    ];

    /// <summary>Makes a row whose symbol says one currency and whose currency another.</summary>
    public const string Contradiction =
        "update transactions set currency = 'SEK' where id = (select min(id) from transactions where symbol = 'CASH_NOK')";

    const string OldSymbol = "case symbol when 'CASH' then 'CASH_' || currency else symbol end";

    [Fact]
    public void The_existing_database_is_as_large_as_a_real_one_and_two_versions_behind()
    {
        Assert.InRange(existing.Database.Count("transactions"), 3000, 5000);
        Assert.Equal(6, existing.Database.Count("users"));
        Assert.Equal(10, existing.Database.Count("portfolios"));
        Assert.Equal(AlleguttaExample.Ids.Take(AlleguttaExample.DataRevision), existing.Database.Applied());
    }

    [Fact]
    public void Promise_A13_A_new_table_is_created_and_filled_from_what_is_there()
    {
        using var project = new AlleguttaProject().With(existing.File);

        project.Succeed("up");

        Assert.True(project.Database.Count("ath_history") > 100);
        Assert.Empty(project.Database.Rows(
            """
            select name from portfolios
            where athValue is null or athValue <> (select max(newAthValue) from ath_history where portfolioId = portfolios.id)
            """));
    }

    [Fact]
    public void Promise_A14_New_columns_are_added_to_existing_tables()
    {
        using var project = new AlleguttaProject().With(existing.File);
        Assert.Equal(0L, NewColumns(project.Database));

        project.Succeed("up");

        Assert.Equal(2L, NewColumns(project.Database));
    }

    [Fact]
    public void Promise_A15_All_existing_data_is_preserved()
    {
        using var project = new AlleguttaProject().With(existing.File);

        project.Succeed("up");

        foreach (var (table, columns) in Before)
        {
            var query = $"select {columns} from {table} order by 1";
            var before = existing.Database.Rows(query);
            Assert.NotEmpty(before);
            Assert.Equal(before, project.Database.Rows(query));
        }
    }

    [Fact]
    public void Promise_A15_Only_symbols_of_cash_are_changed_and_the_currency_still_tells_which()
    {
        using var project = new AlleguttaProject().With(existing.File);

        project.Succeed("up");

        Assert.Equal(
            existing.Database.Count("transactions where symbol glob 'CASH_*'"),
            project.Database.Count("transactions where symbol = 'CASH'"));
        Assert.Equal(["NOK", "USD"], project.Database.Rows("select distinct currency from transactions where symbol = 'CASH' order by 1"));
        Assert.Equal(["CASH_USD|17500"], project.Database.Rows("select symbol, quantity from holdings where symbol glob 'CASH_*'"));
    }

    [Fact]
    public void Promise_A15_A_row_that_was_not_understood_leaves_everything_as_it_was()
    {
        using var project = new AlleguttaProject().With(existing.File);
        project.Database.Execute(Contradiction);
        var before = project.Database.Dump();

        var ended = project.Run("up");

        Assert.Equal(8, ended.Code);
        Assert.Contains("0009_unify_cash_symbols", ended.All, StringComparison.Ordinal);
        Assert.Equal(before, project.Database.Dump());
    }

    [Fact]
    public void Promise_A22_A_fresh_deployment_makes_folder_file_and_every_revision()
    {
        using var project = new AlleguttaProject();
        Assert.False(Directory.Exists(Path.GetDirectoryName(project.DatabaseFile)));

        project.Succeed("up", "--create");

        Assert.Equal(AlleguttaExample.Ids, project.Database.Applied());
        Assert.Equal("ok", project.Database.Single("pragma integrity_check"));
    }

    [Fact]
    public void Promise_A22_A_volume_that_was_not_mounted_is_no_fresh_deployment()
    {
        using var project = new AlleguttaProject();

        var ended = project.Run("up");

        Assert.NotEqual(0, ended.Code);
        Assert.Contains("--create", ended.All, StringComparison.Ordinal);
        Assert.False(project.Database.Exists);
    }

    [Fact]
    public void Promise_A23_The_same_command_updates_an_existing_database_and_then_finds_nothing_to_do()
    {
        using var project = new AlleguttaProject().With(existing.File);

        var first = JsonDocument.Parse(project.Succeed("up", "--json")).RootElement;
        var second = JsonDocument.Parse(project.Succeed("up", "--json")).RootElement;

        Assert.Equal("applied", first.GetProperty("outcome").GetString());
        Assert.Equal(
            AlleguttaExample.Ids.TakeLast(2),
            first.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("id").GetString()));
        Assert.Equal("nothing", second.GetProperty("outcome").GetString());
    }

    [Fact]
    public void Down_and_up_again_gives_the_same_database()
    {
        using var project = new AlleguttaProject().With(existing.File);
        project.Succeed("up");
        var before = Comparable(project.Database);

        project.Succeed("down", "0008", "--yes");
        Assert.Equal(existing.Database.Dump(), project.Database.Dump());
        project.Succeed("up");

        Assert.Equal(before, Comparable(project.Database));
    }

    /// <summary>Everything but the moment at which a row of the history of highs was written.</summary>
    static string Comparable(SqliteFile database)
    {
        database.Execute("update ath_history set createdAt = ''");
        return database.Dump();
    }

    static object? NewColumns(SqliteFile database) =>
        database.Single("select count(*) from pragma_table_info('portfolios') where name in ('athDate', 'athValue')");
}
