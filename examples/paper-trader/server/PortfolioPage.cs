using System.Net;
using System.Text;
using Npgsql;

namespace PaperTrader;

/// <summary><c>/</c>: every portfolio, what is in it, and what it is worth at the prices of its own last trades.</summary>
static class PortfolioPage
{
    public static void Map(WebApplication server, NpgsqlDataSource database) => server.MapGet("/", () => DrawAsync(database));

    static async Task<IResult> DrawAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select name, email, cash,
                   (select string_agg(trim_scale(quantity) || ' ' || symbol, ', ' order by symbol)
                    from positions where portfolio_id = portfolios.id and quantity > 0),
                   cash + coalesce((
                       select sum(quantity * (select price from trades
                                              where trades.portfolio_id = portfolios.id and trades.symbol = positions.symbol
                                              order by executed_at desc, id desc limit 1))
                       from positions where portfolio_id = portfolios.id and quantity > 0), 0)
            from portfolios join users on users.id = user_id order by name, portfolios.id
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var portfolios = new StringBuilder();
        while (await rows.ReadAsync())
        {
            var holds = rows.IsDBNull(3) ? "nothing" : rows.GetString(3);
            portfolios.Append(
                $"<tr><td>{Text(rows.GetString(0))}<td>{Text(rows.GetString(1))}<td>{Text(holds)}"
                + $"<td class=n>{rows.GetDecimal(2):N2}<td class=n>{rows.GetDecimal(4):N2}\n");
        }

        return Results.Content(
            $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8"><title>Paper trader</title><link rel="icon" href="data:,">
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 3rem auto; padding: 0 1rem; color: #222 }
              table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .4rem .8rem .4rem 0 }
              tr { border-bottom: 1px solid #ddd } p, th { color: #777; font-weight: normal } .n { text-align: right }
            </style>
            <h1>Paper trader</h1>
            <table><tr><th>Portfolio<th>Owner<th>Holds<th class=n>Cash<th class=n>Worth
            {{(portfolios.Length > 0 ? portfolios : "<tr><td colspan=5>Nobody trades yet.")}}
            </table>
            <p>Whether the server is up: <a href="/health">/health</a>.</p>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
