using System.Text;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;

namespace Slipway.PostgreSql.Catalog;

/// <summary>The queries of the catalogue: files beside this one, embedded.</summary>
static class CatalogQuery
{
    static readonly string TablesText = Read("tables.sql");
    static readonly string ColumnsText = Read("columns.sql");
    static readonly string ObjectsText = Read("objects.sql");

    public static OwnSql Tables(OwnSchema own) => new(TablesText, own.Schema);

    public static OwnSql Columns(OwnSchema own) => new(ColumnsText, own.Schema);

    public static OwnSql Objects(OwnSchema own) => new(ObjectsText, own.Schema);

    static string Read(string name)
    {
        using var stream = typeof(CatalogQuery).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Slipway bug: {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
