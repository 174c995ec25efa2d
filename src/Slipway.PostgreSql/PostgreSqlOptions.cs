using Slipway.PostgreSql.History;

namespace Slipway.PostgreSql;

/// <summary>How a PostgreSQL database is used.</summary>
public sealed record PostgreSqlOptions
{
    /// <summary>What everybody gets who asks for nothing special.</summary>
    public static PostgreSqlOptions Default { get; } = new();

    /// <summary>The schema that holds Slipway's own tables; <c>slipway</c> by default, which is made where it is missing.</summary>
    public string HistorySchema { get; init; } = OwnSchema.Default;

    /// <summary>
    /// Whether a database that the server does not have is to be made; otherwise it is a mistake. <see langword="false"/> by
    /// default, so that a wrong name makes nothing.
    /// </summary>
    public bool MayCreate { get; init; }
}
