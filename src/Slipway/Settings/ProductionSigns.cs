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

    /// <summary>The plainest sign of production, as it may be shown; <see langword="null"/> when there is none at all.</summary>
    public static string? Of(string? environment, Variables variables)
    {
        if (environment is not null && IsProduction(environment))
            return $"the environment is '{environment}'";
        foreach (var name in Names)
        {
            if (variables.Get(name) is { } found && IsProduction(found.Value))
                return $"{name} is '{found.Value}'";
        }

        return variables.Get(OfFly) is null ? null : $"{OfFly} is set";
    }

    /// <summary>Fly sets it on every machine that runs an application.</summary>
    const string OfFly = "FLY_APP_NAME";

    static bool IsProduction(string environment) => environment.Trim().ToLowerInvariant() is "production" or "prod";
}
