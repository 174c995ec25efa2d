using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Schema;

/// <summary>What needs what.</summary>
/// <param name="Who">What needs it.</param>
/// <param name="Needed">What is needed.</param>
sealed record CatalogNeed(CatalogPlace Who, CatalogPlace Needed)
{
    public static CatalogNeed Of(NpgsqlDataReader row) => new(
        new CatalogPlace(row.Long(0), row.Long(1), row.GetInt32(2)),
        new CatalogPlace(row.Long(3), row.Long(4), row.GetInt32(5)));
}
