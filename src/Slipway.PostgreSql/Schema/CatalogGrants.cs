using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Schema;

/// <summary>Who may do what with a thing.</summary>
/// <param name="What">With which.</param>
/// <param name="Lines">A line for each right, as <see cref="Right"/> reads them.</param>
sealed record CatalogGrants(CatalogPlace What, string Lines)
{
    public static CatalogGrants Of(NpgsqlDataReader row) =>
        new(new CatalogPlace(row.Long(0), row.Long(1), row.GetInt32(2)), row.Text(3));
}
