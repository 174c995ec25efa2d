using Microsoft.Data.Sqlite;

namespace Allegutta.Storage;

/// <summary>The tables and columns that this release reads and writes. Others may be there, and are none of its business.</summary>
static class RequiredSchema
{
    static readonly (string Table, string Columns)[] Tables =
    [
        ("users", "id kindeId email firstName lastName picture roles permissions createdAt updatedAt"),
        ("portfolios",
            "id name description userId isDefault currency cashBalance createdAt updatedAt athDate athValue"),
        ("transactions",
            """
            id portfolioId symbol isin type quantity price fees amount currency date saldo notes createdAt updatedAt
            cancellationDate costBasis settlementDate slipNumber tradeDate verificationNumber
            """),
        ("holdings",
            """
            id portfolioId symbol isin quantity avgPrice manualAvgPrice useManualAvgPrice manualAvgPriceReason
            manualAvgPriceDate currency createdAt updatedAt
            """),
        ("market_data",
            """
            isin symbol symbolYahoo longName shortName currency currentPrice regularMarketChange
            regularMarketChangePercent regularMarketPreviousClose regularMarketTime lastUpdated createdAt updatedAt
            """),
        ("ath_history", "id portfolioId athValue athDate surpassedAt newAthValue createdAt"),
    ];

    /// <summary>Stops the start when something is missing: half a schema is worse than no server.</summary>
    public static void Demand(Database database)
    {
        List<string> missing;
        try
        {
            using var connection = database.Open();
            missing = [.. Missing(connection)];
        }
        catch (SqliteException fault)
        {
            throw new CannotStartException(
                $"AlleGutta cannot start: the database {database.File} cannot be read: {fault.Message}", fault);
        }

        if (missing.Count == 0)
            return;
        throw new CannotStartException(
            $"""
            AlleGutta {Health.Version} cannot start: the database {database.File} lacks what this release needs:
              {string.Join("\n  ", missing)}
            Bring it up first: slipway up
            """);
    }

    /// <summary>What is missing, a line each; nothing when the release can run.</summary>
    public static IEnumerable<string> Missing(SqliteConnection connection)
    {
        foreach (var (table, columns) in Tables)
        {
            var there = connection.Rows(
                "select name from pragma_table_info($table)", row => row.GetString(0), ("$table", table));
            if (there.Count == 0)
            {
                yield return $"table {table}";
                continue;
            }

            foreach (var column in columns.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Except(there))
                yield return $"column {table}.{column}";
        }
    }
}
