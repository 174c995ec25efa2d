using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Schema;

/// <summary>A column as SQLite has read it.</summary>
sealed record CatalogColumn(string Name, string Type, bool IsNotNull, string? Default, long KeyPlace, bool IsGenerated)
{
    public static CatalogColumn Of(Statement row) => new(
        SqlNames.Fold(row.Text(1)), row.Text(2), row.Int64(3) != 0, row.TextOrNull(4), row.Int64(5), row.Int64(6) is 2 or 3);
}
