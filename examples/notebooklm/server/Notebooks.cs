using Npgsql;

namespace NotebookLm;

/// <summary>Notebooks, each of one person: what the second revision is for.</summary>
static class Notebooks
{
    sealed record NewNotebook(string Title);

    public static void Map(WebApplication server, NpgsqlDataSource database)
    {
        server.MapGet("/api/users/{user:guid}/notebooks", (Guid user) => ListAsync(database, user));
        server.MapPost("/api/users/{user:guid}/notebooks", (Guid user, NewNotebook given) => CreateAsync(database, user, given));
    }

    static async Task<IResult> ListAsync(NpgsqlDataSource database, Guid user)
    {
        await using var command = database.CreateCommand("select id, title from notebooks where user_id = $1 order by created_at, title");
        command.Parameters.AddWithValue(user);
        await using var rows = await command.ExecuteReaderAsync();
        var notebooks = new List<object>();
        while (await rows.ReadAsync())
            notebooks.Add(new { id = rows.GetGuid(0), title = rows.GetString(1) });
        return Results.Json(notebooks);
    }

    static async Task<IResult> CreateAsync(NpgsqlDataSource database, Guid user, NewNotebook given)
    {
        await using var command = database.CreateCommand("insert into notebooks (user_id, title) values ($1, $2) returning id");
        command.Parameters.AddWithValue(user);
        command.Parameters.AddWithValue(given.Title);
        return Results.Json(new { id = await command.ExecuteScalarAsync() }, statusCode: StatusCodes.Status201Created);
    }
}
