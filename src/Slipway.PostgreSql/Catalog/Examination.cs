using System.Globalization;
using Slipway.Effects;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.History;
using Slipway.Target;

namespace Slipway.PostgreSql.Catalog;

/// <summary>
/// Looks from outside whether every table can be read: small ones are counted, of large ones a row is read, and the server's
/// statistics say how many there are.
/// </summary>
sealed class Examination(OpenDatabase database, OwnSchema own)
{
    /// <summary>A table of up to this size is counted.</summary>
    const long SmallBytes = 16 << 20;

    const int TablesAtOnce = 100;

    public async Task<DatabaseState> ReadAsync(CancellationToken cancel)
    {
        // Who has locked a table for himself must not hold a deployment up that is done.
        await database.RunAsync(
            cancel,
            new OwnSql("begin isolation level repeatable read read only"),
            new OwnSql("set local statement_timeout = 0"),
            new OwnSql("set local idle_in_transaction_session_timeout = 0"),
            new OwnSql("set local lock_timeout = '10s'")).ConfigureAwait(false);
        var reader = new StateReader(database, own);
        var state = await reader.ReadAsync(ObservationDetail.Counts, cancel).ConfigureAwait(false);
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var some in reader.Relations.Where(relation => relation is { HoldsRows: true, MayRead: true }).Chunk(TablesAtOnce))
            await CountAsync(some, rows, cancel).ConfigureAwait(false);
        await database.RunAsync(cancel, new OwnSql("rollback")).ConfigureAwait(false);
        return state with
        {
            Unread = [.. reader.Relations.Where(relation => !relation.MayRead).Select(relation => relation.Name)],
            Tables = [.. state.Tables.Select(table => rows.TryGetValue(table.Name, out var count) ? table with { Rows = count } : table)],
        };
    }

    async Task CountAsync(Relation[] relations, Dictionary<string, long> rows, CancellationToken cancel)
    {
        var counts = relations.Select((relation, index) =>
            $"select {index.ToString(CultureInfo.InvariantCulture)}, " + (relation.Bytes <= SmallBytes
                ? $"(select pg_catalog.count(*) from {relation.Quoted})"
                : $"greatest({relation.KnownRows.ToString(CultureInfo.InvariantCulture)}, (select pg_catalog.count(*) from "
                    + $"(select from {relation.Quoted} limit 1) one))"));
        var found = await database.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(static row => KeyValuePair.Create(row.GetInt32(0), row.Long(1)), cancel),
            cancel,
            new OwnSql(string.Join(" union all ", counts))).ConfigureAwait(false);
        foreach (var (index, count) in found)
            rows[relations[index].Name] = count;
    }
}
