using Allegutta.Storage;

namespace Allegutta.Portfolios;

/// <summary>Notes when a portfolio is worth more than ever.</summary>
static class AllTimeHighs
{
    /// <summary>
    /// Compares every portfolio's value with its highest, and writes down the ones that surpass it, at the time of the prices
    /// that made them do so.
    /// </summary>
    public static void Note(Database database)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        var at = connection.Rows(
            "select coalesce(max(regularMarketTime), current_timestamp) from market_data", row => row.GetString(0))[0];
        foreach (var portfolio in new PortfolioReader(connection).ReadAll())
        {
            var value = Math.Round(portfolio.Value, 2);
            if (value <= (portfolio.HighestValue ?? 0))
                continue;

            connection.Run(
                """
                insert into ath_history (id, portfolioId, athValue, athDate, surpassedAt, newAthValue)
                select id || '-' || $at, id, athValue, athDate, $at, $value from portfolios
                where id = $id and athValue is not null;
                update portfolios set athValue = $value, athDate = $at where id = $id
                """,
                ("$id", portfolio.Id), ("$at", at), ("$value", value));
        }

        transaction.Commit();
    }
}
