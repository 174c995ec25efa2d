using Slipway.PostgreSql.History;

namespace Slipway.PostgreSql;

/// <summary>How a PostgreSQL database is used.</summary>
public sealed record PostgreSqlOptions
{
    /// <summary>What everybody gets who asks for nothing special.</summary>
    public static PostgreSqlOptions Default { get; } = new();

    /// <summary>The schema that holds Slipway's own tables; <c>slipway</c> by default, which is made where it is missing.</summary>
    public string HistorySchema { get; init; } = OwnSchema.Default;
}
