using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;

namespace Slipway.PostgreSql.Catalog;

/// <summary>The queries of the catalogue: files beside this one, embedded.</summary>
static class CatalogQuery
{
    static readonly string TablesText = EmbeddedSql.Read("tables.sql");
    static readonly string ColumnsText = EmbeddedSql.Read("columns.sql");
    static readonly string ObjectsText = EmbeddedSql.Read("objects.sql");

    public static OwnSql Tables(OwnSchema own) => new(TablesText, own.Schema);

    public static OwnSql Columns(OwnSchema own) => new(ColumnsText, own.Schema);

    public static OwnSql Objects(OwnSchema own) => new(ObjectsText, own.Schema);
}
