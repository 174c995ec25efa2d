using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>
/// Reads a schema from the catalog: a query for each kind and one for what needs what, all in one round trip. Names are deparsed with the
/// default namespace alone on the search path, so that what is in it has short names and all else long ones, whoever reads.
/// </summary>
/// <param name="database">The connection.</param>
/// <param name="own">Where our tables lie.</param>
sealed class SchemaReader(OpenDatabase database, OwnSchema own)
{
    /// <summary>Reads it at one moment, on a connection without an open transaction.</summary>
    public async Task<DatabaseSchema> ReadAsync(CancellationToken cancel)
    {
        var space = await database.LastTextAsync(
            cancel,
            new OwnSql("begin isolation level repeatable read read only"),
            new OwnSql("select coalesce(pg_catalog.current_schema(), 'public')::pg_catalog.text")).ConfigureAwait(false) ?? "public";
        OwnSql[] queries =
        [
            new($"set local search_path = {SqlQuoting.Name(space)}, pg_temp"),
            // To compile these queries takes far longer than to run them.
            new("set local jit = off"),
            .. SchemaQueries.Kinds(own),
            SchemaQueries.Needs,
            SchemaQueries.Grants,
            new("rollback"),
        ];
        var (rows, needs, grants) = await database.ReadAsync(ReadRowsAsync, cancel, queries).ConfigureAwait(false);
        return SchemaAssembly.Of(rows, needs, grants) with { DefaultNamespace = space };
    }

    static async Task<(List<CatalogRow> Rows, List<CatalogNeed> Needs, List<CatalogGrants> Grants)> ReadRowsAsync(
        NpgsqlDataReader reader, CancellationToken cancel)
    {
        var rows = new List<CatalogRow>();
        foreach (var _ in KindList.All)
        {
            await CatalogRow.ReadAsync(reader, rows, cancel).ConfigureAwait(false);
            await reader.NextResultAsync(cancel).ConfigureAwait(false);
        }

        var needs = await reader.RowsAsync(CatalogNeed.Of, cancel).ConfigureAwait(false);
        await reader.NextResultAsync(cancel).ConfigureAwait(false);
        return (rows, needs, await reader.RowsAsync(CatalogGrants.Of, cancel).ConfigureAwait(false));
    }
}
