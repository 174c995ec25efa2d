using Npgsql;

namespace JarlPm;

/// <summary>What the database refuses, as an answer: 409 with the guard's own words, 503 when nothing answers.</summary>
static class DatabaseFaults
{
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (NpgsqlException fault) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = fault.SqlState switch
            {
                PostgresErrorCodes.RaiseException or PostgresErrorCodes.UniqueViolation => StatusCodes.Status409Conflict,
                PostgresErrorCodes.CheckViolation => StatusCodes.Status400BadRequest,
                PostgresErrorCodes.ForeignKeyViolation => StatusCodes.Status404NotFound,
                { } => StatusCodes.Status500InternalServerError,
                null => StatusCodes.Status503ServiceUnavailable,
            };
            await context.Response.WriteAsJsonAsync(new { error = fault is PostgresException said ? said.MessageText : "no database" });
        }
    }
}
