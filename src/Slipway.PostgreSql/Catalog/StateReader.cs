using System.Collections.Immutable;
using Npgsql;
using Slipway.Effects;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Target;

namespace Slipway.PostgreSql.Catalog;

/// <summary>
/// Reads what a database holds: tables with columns and rows, and other objects. Nothing of it waits for a lock or reads a
/// table: the rows are what the server's statistics say, and what this transaction has added and removed since, which is
/// exact. Only a table that this transaction has written anew is counted.
/// </summary>
/// <param name="database">The connection.</param>
/// <param name="own">Where our tables lie.</param>
sealed class StateReader(OpenDatabase database, OwnSchema own)
{
    readonly Dictionary<uint, long> _files = [];

    /// <summary>The tables as the last reading found them.</summary>
    public IReadOnlyList<Relation> Relations { get; private set; } = [];

    /// <summary>Forgets which file each table had: another transaction begins.</summary>
    public void Forget() => _files.Clear();

    public async Task<DatabaseState> ReadAsync(ObservationDetail detail, CancellationToken cancel)
    {
        var (relations, columns, objects) = await database.ReadAsync(
            ReadCatalogAsync, cancel, CatalogQuery.Tables(own), CatalogQuery.Columns(own), CatalogQuery.Objects(own)).ConfigureAwait(false);
        Relations = relations;
        var tables = ImmutableArray.CreateBuilder<TableState>(relations.Count);
        foreach (var relation in relations)
        {
            var columnsOf = columns.GetValueOrDefault(relation.Id) ?? [];
            tables.Add(detail is ObservationDetail.Fingerprints && relation.HoldsRows
                ? await Fingerprints.OfAsync(database, relation, columnsOf, cancel).ConfigureAwait(false)
                : new TableState(relation.Name, [.. columnsOf], await RowsAsync(relation, cancel).ConfigureAwait(false)));
        }

        return new DatabaseState(tables.MoveToImmutable(), [.. objects], ImmutableSortedDictionary<string, long>.Empty);
    }

    static async Task<(List<Relation> Relations, Dictionary<uint, List<ColumnState>> Columns, List<ObjectState> Objects)> ReadCatalogAsync(
        NpgsqlDataReader reader, CancellationToken cancel)
    {
        var relations = await reader.RowsAsync(Relation.Of, cancel).ConfigureAwait(false);
        await reader.NextResultAsync(cancel).ConfigureAwait(false);
        var columns = new Dictionary<uint, List<ColumnState>>();
        while (await reader.ReadAsync(cancel).ConfigureAwait(false))
        {
            var table = reader.GetFieldValue<uint>(0);
            if (!columns.TryGetValue(table, out var list))
                columns.Add(table, list = []);
            list.Add(new ColumnState(reader.Text(1), reader.Text(2)));
        }

        await reader.NextResultAsync(cancel).ConfigureAwait(false);
        var objects = await reader.RowsAsync(
            static row => new ObjectState(row.Text(0), row.Text(1), row.TextOrNull(2) ?? ""), cancel).ConfigureAwait(false);
        return (relations, columns, objects);
    }

    /// <summary>A table with another file than before was rewritten or emptied in this transaction: it is ours alone.</summary>
    async Task<long> RowsAsync(Relation relation, CancellationToken cancel)
    {
        var isRewritten = _files.TryGetValue(relation.Id, out var file) && file != relation.File;
        _files[relation.Id] = relation.File;
        if (!relation.HoldsRows)
            return 0;
        return isRewritten
            ? await CountAsync(database, relation, cancel).ConfigureAwait(false)
            : Math.Max(0, relation.KnownRows + relation.Change);
    }

    /// <summary>Counts a table exactly.</summary>
    public static async Task<long> CountAsync(OpenDatabase database, Relation relation, CancellationToken cancel) =>
        await database.ReadAsync(
        static async (reader, cancel) =>
        {
            await reader.ReadAsync(cancel).ConfigureAwait(false);
            return reader.Long(0);
        },
        cancel,
        new OwnSql($"select pg_catalog.count(*) from {relation.Quoted}")).ConfigureAwait(false);
}
