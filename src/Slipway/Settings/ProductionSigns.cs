using System.Collections.Immutable;

namespace Slipway.Settings;

/// <summary>Tells from what frameworks and platforms set whether this is production, when nobody told us.</summary>
static class ProductionSigns
{
    static readonly ImmutableArray<string> Names =
    [
        "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "NODE_ENV", "DJANGO_ENV", "RAILWAY_ENVIRONMENT",
        "RAILWAY_ENVIRONMENT_NAME", "VERCEL_ENV", "ENVIRONMENT", "APP_ENV",
    ];

    public static bool Are(string? environment, Variables variables) => environment is not null
        ? IsProduction(environment)
        : Names.Any(name => variables.Get(name) is { } found && IsProduction(found.Value));

    static bool IsProduction(string environment) => environment.Trim().ToLowerInvariant() is "production" or "prod";
}
