namespace Slipway.PostgreSql.Schema;

/// <summary>A row of a catalog by its numbers.</summary>
/// <param name="Class">The catalog's.</param>
/// <param name="Oid">Its own.</param>
/// <param name="Sub">A column's within a table; else 0.</param>
readonly record struct CatalogPlace(long Class, long Oid, int Sub);
