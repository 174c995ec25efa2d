using Npgsql;

namespace PaperTrader;

/// <summary>Who trades, with how much, and what they hold.</summary>
static class Portfolios
{
    sealed record NewPortfolio(string Email, string Name, decimal StartingCash = 100_000);

    public static void Map(WebApplication server, NpgsqlDataSource database)
    {
        server.MapPost("/api/portfolios", (NewPortfolio given) => OpenAsync(database, given));
        server.MapGet("/api/portfolios/{id:long}", (long id) => ShowAsync(database, id));
    }

    /// <summary>Opens a portfolio; who has none yet becomes a user by it.</summary>
    static async Task<IResult> OpenAsync(NpgsqlDataSource database, NewPortfolio given)
    {
        await using var command = database.CreateCommand(
            """
            with owner as (
                insert into users (email) values ($1) on conflict (email) do update set email = excluded.email returning id)
            insert into portfolios (user_id, name, starting_cash, cash) select id, $2, $3, $3 from owner returning id
            """);
        command.Parameters.AddWithValue(given.Email);
        command.Parameters.AddWithValue(given.Name);
        command.Parameters.AddWithValue(given.StartingCash);
        return Results.Json(new { id = await command.ExecuteScalarAsync() }, statusCode: StatusCodes.Status201Created);
    }

    static async Task<IResult> ShowAsync(NpgsqlDataSource database, long id)
    {
        await using var command = database.CreateCommand("select name, cash, currency from portfolios where id = $1");
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync())
            return Results.NotFound();
        return Results.Json(new
        {
            id,
            name = row.GetString(0),
            cash = row.GetDecimal(1),
            currency = row.GetString(2),
            positions = await PositionsAsync(database, id),
        });
    }

    static async Task<List<object>> PositionsAsync(NpgsqlDataSource database, long portfolio)
    {
        await using var command = database.CreateCommand(
            "select symbol, quantity, avg_price from positions where portfolio_id = $1 and quantity > 0 order by symbol");
        command.Parameters.AddWithValue(portfolio);
        await using var rows = await command.ExecuteReaderAsync();
        var positions = new List<object>();
        while (await rows.ReadAsync())
            positions.Add(new { symbol = rows.GetString(0), quantity = rows.GetDecimal(1), averagePrice = rows.GetDecimal(2) });
        return positions;
    }
}
