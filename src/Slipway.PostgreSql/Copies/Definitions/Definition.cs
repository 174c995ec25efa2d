namespace Slipway.PostgreSql.Copies.Definitions;

/// <summary>An object of a database, and the statement that makes it.</summary>
/// <param name="Object">The object.</param>
/// <param name="Statement">The statement.</param>
sealed record Definition(CatalogObject Object, string Statement);
