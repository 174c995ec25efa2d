using Npgsql;

namespace NotebookLm;

/// <summary>What the database refuses, as an answer: 409 when somebody else has it already, 503 when nothing answers.</summary>
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
                PostgresErrorCodes.UniqueViolation => StatusCodes.Status409Conflict,
                PostgresErrorCodes.ForeignKeyViolation => StatusCodes.Status404NotFound,
                { } => StatusCodes.Status500InternalServerError,
                null => StatusCodes.Status503ServiceUnavailable,
            };
            await context.Response.WriteAsJsonAsync(new { error = fault is PostgresException said ? said.MessageText : "no database" });
        }
    }
}
