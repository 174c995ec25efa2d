using System.Security.Cryptography;
using Npgsql;

namespace NotebookLm;

/// <summary>People, and how they get a new password.</summary>
static class Accounts
{
    const int Rounds = 100_000;

    sealed record NewUser(string Email, string Password, string? FullName);

    sealed record ForgottenPassword(string Email);

    sealed record NewPassword(string Password);

    public static void Map(WebApplication server, NpgsqlDataSource database)
    {
        server.MapGet("/api/users", () => ListAsync(database));
        server.MapPost("/api/users", (NewUser user) => RegisterAsync(database, user));
        server.MapPost("/api/password-resets", (ForgottenPassword wanted) => RequestResetAsync(database, wanted));
        server.MapPost("/api/password-resets/{token}", (string token, NewPassword given) => ResetAsync(database, token, given));
    }

    static async Task<IResult> ListAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "select id, email, full_name, is_active, created_at from users where deleted_at is null order by created_at, email");
        await using var rows = await command.ExecuteReaderAsync();
        var users = new List<object>();
        while (await rows.ReadAsync())
        {
            users.Add(new
            {
                id = rows.GetGuid(0),
                email = rows.GetString(1),
                fullName = rows.IsDBNull(2) ? null : rows.GetString(2),
                isActive = rows.GetBoolean(3),
                createdAt = rows.GetDateTime(4),
            });
        }

        return Results.Json(users);
    }

    static async Task<IResult> RegisterAsync(NpgsqlDataSource database, NewUser user)
    {
        var id = Guid.NewGuid();
        await using var command = database.CreateCommand(
            "insert into users (id, email, password_hash, full_name) values ($1, $2, $3, $4)");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(user.Email);
        command.Parameters.AddWithValue(HashOf(user.Password));
        command.Parameters.AddWithValue((object?)user.FullName ?? DBNull.Value);
        await command.ExecuteNonQueryAsync();
        return Results.Json(new { id }, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The application sends the token by mail; here it is the answer.</summary>
    static async Task<IResult> RequestResetAsync(NpgsqlDataSource database, ForgottenPassword wanted)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await using var command = database.CreateCommand(
            """
            insert into password_reset_tokens (user_id, token, expires_at)
            select id, $2, now() + interval '1 hour' from users where email = $1 and deleted_at is null
            """);
        command.Parameters.AddWithValue(wanted.Email);
        command.Parameters.AddWithValue(token);
        return await command.ExecuteNonQueryAsync() == 1
            ? Results.Json(new { token }, statusCode: StatusCodes.Status201Created)
            : Results.NotFound();
    }

    /// <summary>A token serves once.</summary>
    static async Task<IResult> ResetAsync(NpgsqlDataSource database, string token, NewPassword given)
    {
        await using var command = database.CreateCommand(
            """
            with used as (
                update password_reset_tokens set used = true
                where token = $1 and not used and expires_at > now() returning user_id)
            update users set password_hash = $2, updated_at = now() from used where id = user_id
            """);
        command.Parameters.AddWithValue(token);
        command.Parameters.AddWithValue(HashOf(given.Password));
        return await command.ExecuteNonQueryAsync() == 1 ? Results.NoContent() : Results.NotFound();
    }

    static string HashOf(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, outputLength: 32);
        return $"pbkdf2_sha256${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }
}
