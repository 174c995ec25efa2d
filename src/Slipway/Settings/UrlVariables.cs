using System.Collections.Immutable;

namespace Slipway.Settings;

/// <summary>The variables in which frameworks and platforms give the database, in the order in which they are asked.</summary>
static class UrlVariables
{
    public static ImmutableArray<string> All { get; } =
    [
        // Past the pooler: what a migration wants where both are given.
        "DIRECT_URL", "DIRECT_DATABASE_URL", "DATABASE_URL_UNPOOLED", "POSTGRES_URL_NON_POOLING", "MIGRATION_DATABASE_URL",
        "DATABASE_URL",
        "NUXT_DATABASE_URL", "DATABASE_PRIVATE_URL", "POSTGRES_URL", "POSTGRESQL_URL",
        "SQLALCHEMY_DATABASE_URI", "SQLALCHEMY_DATABASE_URL",
        "ConnectionStrings__Default", "ConnectionStrings__DefaultConnection",
    ];
}
