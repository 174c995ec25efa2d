using System.Reflection;
using Allegutta.Storage;
using Microsoft.Data.Sqlite;

namespace Allegutta;

/// <summary><c>/api/health</c>: whether the database answers and has what this release needs.</summary>
static class Health
{
    /// <summary>The application's version.</summary>
    public static string Version { get; } =
        typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>200 with the counts, or 503 with the reason.</summary>
    public static IResult Check(Database database)
    {
        try
        {
            using var connection = database.Open();
            if (RequiredSchema.Missing(connection).FirstOrDefault() is { } missing)
                return Unhealthy("connected", $"missing {missing}");
            var stats = new
            {
                users = connection.Count("select count(*) from users"),
                portfolios = connection.Count("select count(*) from portfolios"),
            };
            return Results.Json(new { status = "ok", database = "connected", stats, version = Version });
        }
        catch (SqliteException fault)
        {
            return Unhealthy("disconnected", fault.Message);
        }
    }

    static IResult Unhealthy(string database, string error) => Results.Json(
        new { status = "unhealthy", database, error, version = Version },
        statusCode: StatusCodes.Status503ServiceUnavailable);
}
