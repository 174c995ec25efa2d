namespace Slipway.PostgreSql.Schema;

/// <summary>A value with its name.</summary>
sealed record NamedValue(string Name, string Value);
