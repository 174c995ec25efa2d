namespace Slipway.PostgreSql.Copies.Definitions;

/// <summary>An object as the catalog numbers it.</summary>
/// <param name="Catalog">The number of the catalog that it is in.</param>
/// <param name="Id">Its own number.</param>
sealed record CatalogObject(long Catalog, long Id);
