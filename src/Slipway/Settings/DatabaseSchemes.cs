using System.Collections.Frozen;

namespace Slipway.Settings;

/// <summary>The schemes of database URLs: which engine each means, and which databases Slipway does not move.</summary>
static class DatabaseSchemes
{
    const string Server = "postgresql";
    const string Embedded = "sqlite";

    static readonly FrozenDictionary<string, string> Engines = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["postgres"] = Server, ["postgresql"] = Server, ["pgsql"] = Server, ["postgis"] = Server, ["timescale"] = Server,
        ["pgx"] = Server, ["pgx4"] = Server, ["pgx5"] = Server,
        ["sqlite"] = Embedded, ["sqlite3"] = Embedded, [LocalFile] = Embedded,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Databases that people have and Slipway does not move, each with a word of advice.</summary>
    static readonly FrozenDictionary<string, string> Refused = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mysql"] = "MySQL", ["mysql2"] = "MySQL", ["mariadb"] = "MariaDB", ["mssql"] = "SQL Server",
        ["sqlserver"] = "SQL Server", ["oracle"] = "Oracle", ["cockroachdb"] = "CockroachDB", ["libsql"] = "libSQL",
        ["d1"] = "D1", ["mongodb"] = "MongoDB", ["mongodb+srv"] = "MongoDB", ["redis"] = "Redis", ["rediss"] = "Redis",
        ["prisma"] = "Prisma's proxy (use the direct URL)", ["prisma+postgres"] = "Prisma's proxy (use the direct URL)",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The scheme of files.</summary>
    public const string LocalFile = "file";

    /// <summary>The engine that keeps a database in a file.</summary>
    public static string FileEngine => Embedded;

    /// <summary>The engine that is a server.</summary>
    public static string ServerEngine => Server;

    /// <summary>All schemes that mean an engine.</summary>
    public static IReadOnlyCollection<string> Known => Engines.Keys;

    /// <summary>The engine of a scheme, its driver (<c>+asyncpg</c>) ignored; <see langword="null"/> when it is unknown.</summary>
    public static string? EngineOf(string scheme) => Engines.GetValueOrDefault(WithoutDriver(scheme));

    /// <summary>The database of a scheme that Slipway does not move; <see langword="null"/> when it is none of these.</summary>
    public static string? RefusedBy(string scheme) =>
        Refused.GetValueOrDefault(scheme) ?? Refused.GetValueOrDefault(WithoutDriver(scheme));

    static string WithoutDriver(string scheme) => scheme.IndexOf('+') is var plus and > 0 ? scheme[..plus] : scheme;
}
