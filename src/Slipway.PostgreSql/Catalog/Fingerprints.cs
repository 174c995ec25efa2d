using System.Globalization;
using Slipway.Effects;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Catalog;

/// <summary>
/// Sums over the values of each column, which do not depend on the order of the rows: equal before and after a rewrite
/// when no value was lost or changed.
/// </summary>
static class Fingerprints
{
    public static async Task<TableState> OfAsync(
        OpenDatabase database, Relation relation, List<ColumnState> columns, CancellationToken cancel)
    {
        var sums = columns.Select(column =>
            $"coalesce(pg_catalog.sum(pg_catalog.hashtextextended({SqlQuoting.Name(column.Name)}::pg_catalog.text, "
                + "42)::pg_catalog.numeric), 0)::pg_catalog.text"
            + $" || ' ' || pg_catalog.count({SqlQuoting.Name(column.Name)})");
        var values = await database.ReadAsync(
            async (reader, cancel) =>
            {
                await reader.ReadAsync(cancel).ConfigureAwait(false);
                return Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToList();
            },
            cancel,
            new OwnSql($"select {string.Join(", ", sums.Prepend("pg_catalog.count(*)::pg_catalog.text"))} from {relation.Quoted}"))
                .ConfigureAwait(false);
        return new TableState(
            relation.Name,
            [.. columns.Select((column, index) => column with { Fingerprint = values[index + 1] })],
            long.Parse(values[0], CultureInfo.InvariantCulture));
    }
}
