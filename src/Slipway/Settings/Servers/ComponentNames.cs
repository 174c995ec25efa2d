using System.Collections.Immutable;

namespace Slipway.Settings.Servers;

/// <summary>The variables with which a framework names a database part by part.</summary>
/// <param name="Host">The variable of the host; <see langword="null"/> where the framework has a URL for all but the login.</param>
/// <param name="Port">The variable of the port; <see langword="null"/> as well.</param>
/// <param name="Database">The variable of the database; <see langword="null"/> as well.</param>
/// <param name="Users">The variables of the user, in the order in which they are asked.</param>
/// <param name="Password">The variable of the password.</param>
sealed record ComponentNames(string? Host, string? Port, string? Database, ImmutableArray<string> Users, string Password)
{
    const string SpringUrl = "SPRING_DATASOURCE_URL";

    static readonly ComponentNames Spring = new(null, null, null, ["SPRING_DATASOURCE_USERNAME"], "SPRING_DATASOURCE_PASSWORD");

    /// <summary>The families, in the order in which they are asked.</summary>
    public static ImmutableArray<ComponentNames> All { get; } =
    [
        new("DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", ["DATABASE_USER", "DATABASE_USERNAME"], "DATABASE_PASSWORD"),
        new("DB_HOST", "DB_PORT", "DB_NAME", ["DB_USER", "DB_USERNAME"], "DB_PASSWORD"),
        new("POSTGRES_HOST", "POSTGRES_PORT", "POSTGRES_DB", ["POSTGRES_USER"], "POSTGRES_PASSWORD"),
        Spring,
    ];

    /// <summary>The parts but user and password, under libpq's keywords.</summary>
    public ImmutableArray<UrlPair> Parts => Host is null ? [] : [new("host", Host), new("port", Port!), new("dbname", Database!)];

    /// <summary>The families in the order in which they may complete a URL: first the one whose URL it is.</summary>
    public static IEnumerable<ComponentNames> Beside(string origin) =>
        origin.StartsWith(SpringUrl, StringComparison.Ordinal) ? All.Remove(Spring).Insert(0, Spring) : All;

    /// <summary>The variable of the user that is set; <see langword="null"/> when none is.</summary>
    public string? UserIn(Variables variables) => Users.FirstOrDefault(name => variables.GetSecret(name) is not null);
}
