using Allegutta.Storage;
using Microsoft.Data.Sqlite;

namespace Allegutta.Portfolios;

/// <summary>Reads portfolios from the database.</summary>
sealed class PortfolioReader(SqliteConnection connection)
{
    /// <summary>All portfolios with their present value, by owner.</summary>
    public List<PortfolioSummary> ReadAll() => connection.Rows(
        """
        select portfolios.id, name, description, firstName || ' ' || lastName, portfolios.currency, cashBalance,
               cashBalance + coalesce(sum(quantity * coalesce(currentPrice, avgPrice)), 0),
               coalesce(sum(quantity * regularMarketChange), 0.0), athValue, athDate
        from portfolios
        join users on users.id = portfolios.userId
        left join holdings on holdings.portfolioId = portfolios.id and holdings.symbol not glob 'CASH*'
        left join market_data on market_data.isin = holdings.isin
        group by portfolios.id
        order by firstName, lastName, isDefault desc, name
        """,
        row => new PortfolioSummary
        {
            Id = row.GetString(0),
            Name = row.GetString(1),
            Description = row.Text(2),
            Owner = row.Text(3) ?? "",
            Currency = row.GetString(4),
            Cash = row.GetDouble(5),
            Value = row.GetDouble(6),
            DayChange = row.GetDouble(7),
            HighestValue = row.Number(8),
            HighestAt = row.IsDBNull(9) ? null : row.GetDateTime(9),
        });

    /// <summary>One portfolio with everything that belongs to it.</summary>
    public PortfolioView Read(PortfolioSummary summary)
    {
        var id = ("$id", (object?)summary.Id);
        var holdings = connection.Rows(
            """
            select holdings.symbol, coalesce(longName, holdings.symbol), quantity,
                   case when useManualAvgPrice then coalesce(manualAvgPrice, avgPrice) else avgPrice end, useManualAvgPrice,
                   coalesce(currentPrice, avgPrice), coalesce(regularMarketChangePercent, 0.0)
            from holdings left join market_data on market_data.isin = holdings.isin
            where portfolioId = $id and holdings.symbol not glob 'CASH*'
            order by quantity * coalesce(currentPrice, avgPrice) desc
            """,
            row => new Holding(
                row.GetString(0), row.GetString(1), row.GetDouble(2), row.GetDouble(3), row.GetBoolean(4), row.GetDouble(5),
                row.GetDouble(6)),
            id);
        var otherCash = connection.Rows(
            "select currency, quantity from holdings where portfolioId = $id and symbol glob 'CASH_*' and quantity <> 0",
            row => (row.GetString(0), row.GetDouble(1)), id);
        var movements = connection.Rows(
            """
            select date, type, symbol, quantity, price, coalesce(amount, 0.0), currency
            from transactions where portfolioId = $id order by date, createdAt
            """,
            row => new Movement(
                row.GetDateTime(0), row.GetString(1), row.GetString(2), row.GetDouble(3), row.GetDouble(4), row.GetDouble(5),
                row.GetString(6)),
            id);
        var highs = connection.Rows(
            """
            select surpassedAt, newAthValue, athValue from ath_history
            where portfolioId = $id order by surpassedAt desc limit 5
            """,
            row => new High(row.GetDateTime(0), row.GetDouble(1), row.GetDouble(2)), id);
        return new PortfolioView(summary, holdings, otherCash, movements, highs);
    }
}
