using Npgsql;

namespace PaperTrader;

/// <summary>Orders are filled at once, at the price that comes with them: order, trade, position and cash in one transaction.</summary>
static class Orders
{
    sealed record NewOrder(string Symbol, string Side, decimal Quantity, decimal Price, string? ClientTag);

    public static void Map(WebApplication server, NpgsqlDataSource database)
    {
        server.MapPost("/api/portfolios/{id:long}/orders", (long id, NewOrder given) => PlaceAsync(database, id, given));
        server.MapGet("/api/portfolios/{id:long}/orders", (long id) => ListAsync(database, id));
    }

    static async Task<IResult> PlaceAsync(NpgsqlDataSource database, long portfolio, NewOrder order)
    {
        if (order.Side is not ("buy" or "sell") || order.Quantity <= 0 || order.Price <= 0)
            return Results.BadRequest(new { error = "An order has the side buy or sell, and a quantity and a price above zero." });
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (!await ChangeCashAsync(connection, portfolio, order))
            return Results.Conflict(new { error = "There is no such portfolio, or it has not that much cash." });
        if (!await (order.Side is "buy" ? BuyAsync(connection, portfolio, order) : SellAsync(connection, portfolio, order)))
            return Results.Conflict(new { error = $"The portfolio does not hold {order.Quantity} {order.Symbol}." });
        var id = await RecordAsync(connection, portfolio, order);
        await transaction.CommitAsync();
        return Results.Json(new { id }, statusCode: StatusCodes.Status201Created);
    }

    static Task<bool> ChangeCashAsync(NpgsqlConnection connection, long portfolio, NewOrder order) => ChangesAsync(
        connection,
        "update portfolios set cash = cash + $2, updated_at = now() where id = $1 and cash + $2 >= 0",
        portfolio, order.Quantity * order.Price * (order.Side is "buy" ? -1 : 1));

    static Task<bool> BuyAsync(NpgsqlConnection connection, long portfolio, NewOrder order) => ChangesAsync(
        connection,
        """
        insert into positions as held (portfolio_id, symbol, quantity, avg_price) values ($1, $2, $3, $4)
        on conflict (portfolio_id, symbol) do update set
            avg_price = (held.quantity * held.avg_price + excluded.quantity * excluded.avg_price) / (held.quantity + excluded.quantity),
            quantity = held.quantity + excluded.quantity, updated_at = now()
        """,
        portfolio, order.Symbol, order.Quantity, order.Price);

    static Task<bool> SellAsync(NpgsqlConnection connection, long portfolio, NewOrder order) => ChangesAsync(
        connection,
        """
        update positions set quantity = quantity - $3, updated_at = now()
        where portfolio_id = $1 and symbol = $2 and quantity >= $3
        """,
        portfolio, order.Symbol, order.Quantity);

    static async Task<long> RecordAsync(NpgsqlConnection connection, long portfolio, NewOrder order)
    {
        await using var command = Command(
            connection,
            """
            with filled as (
                insert into orders (portfolio_id, symbol, side, quantity, status, filled_at, client_tag)
                values ($1, $2, $3, $4, 'filled', now(), $6) returning id)
            insert into trades (order_id, portfolio_id, symbol, side, quantity, price)
            select id, $1, $2, $3, $4, $5 from filled returning order_id
            """,
            portfolio, order.Symbol, order.Side, order.Quantity, order.Price, (object?)order.ClientTag ?? DBNull.Value);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static async Task<IResult> ListAsync(NpgsqlDataSource database, long portfolio)
    {
        await using var command = database.CreateCommand(
            "select id, symbol, side, quantity, status, client_tag from orders where portfolio_id = $1 order by id");
        command.Parameters.AddWithValue(portfolio);
        await using var rows = await command.ExecuteReaderAsync();
        var orders = new List<object>();
        while (await rows.ReadAsync())
        {
            orders.Add(new
            {
                id = rows.GetInt64(0), symbol = rows.GetString(1), side = rows.GetString(2), quantity = rows.GetDecimal(3),
                status = rows.GetString(4), clientTag = rows.IsDBNull(5) ? null : rows.GetString(5),
            });
        }

        return Results.Json(orders);
    }

    static async Task<bool> ChangesAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command;
    }
}
