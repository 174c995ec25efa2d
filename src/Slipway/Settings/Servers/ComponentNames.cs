using System.Collections.Immutable;

namespace Slipway.Settings.Servers;

/// <summary>The variables with which a framework names a database part by part.</summary>
/// <param name="Host">The variable of the host.</param>
/// <param name="Port">The variable of the port.</param>
/// <param name="Database">The variable of the database.</param>
/// <param name="User">The variable of the user.</param>
sealed record ComponentNames(string Host, string Port, string Database, string User)
{
    /// <summary>The variable of the password.</summary>
    public required string Password { get; init; }

    /// <summary>The families, in the order in which they are asked.</summary>
    public static ImmutableArray<ComponentNames> All { get; } =
    [
        new("DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USER") { Password = "DATABASE_PASSWORD" },
        new("DB_HOST", "DB_PORT", "DB_NAME", "DB_USER") { Password = "DB_PASSWORD" },
        new("POSTGRES_HOST", "POSTGRES_PORT", "POSTGRES_DB", "POSTGRES_USER") { Password = "POSTGRES_PASSWORD" },
    ];

    /// <summary>The parts but the password, under libpq's keywords.</summary>
    public ImmutableArray<UrlPair> Parts => [new("host", Host), new("port", Port), new("dbname", Database), new("user", User)];
}
