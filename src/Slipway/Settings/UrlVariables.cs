using System.Collections.Immutable;

namespace Slipway.Settings;

/// <summary>The variables in which frameworks and platforms give the database, in the order in which they are asked.</summary>
static class UrlVariables
{
    /// <summary>Past the pooler: what a migration wants where both are given.</summary>
    public static ImmutableArray<string> Direct { get; } =
        ["DIRECT_URL", "DIRECT_DATABASE_URL", "DATABASE_URL_UNPOOLED", "POSTGRES_URL_NON_POOLING", "MIGRATION_DATABASE_URL"];

    /// <summary>Those that the application itself uses.</summary>
    public static ImmutableArray<string> OfApplications { get; } =
    [
        "DATABASE_URL",
        "NUXT_DATABASE_URL", "DATABASE_PRIVATE_URL", "POSTGRES_URL", "POSTGRESQL_URL",
        "SQLALCHEMY_DATABASE_URI", "SQLALCHEMY_DATABASE_URL", "SPRING_DATASOURCE_URL",
        "ConnectionStrings__Default", "ConnectionStrings__DefaultConnection",
    ];

    /// <summary>All that hold a whole URL.</summary>
    public static ImmutableArray<string> All { get; } = [.. Direct, .. OfApplications];

    /// <summary>Those of libpq that name a database; the others of libpq only say how to reach one.</summary>
    public static ImmutableArray<string> OfLibpq { get; } = ["PGSERVICE", "PGHOST", "PGDATABASE"];
}
