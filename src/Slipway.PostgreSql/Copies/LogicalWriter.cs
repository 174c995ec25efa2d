using System.Collections.Immutable;
using Npgsql;
using Slipway.PostgreSql.Connections;
using Slipway.PostgreSql.Copies.Definitions;

namespace Slipway.PostgreSql.Copies;

/// <summary>Copies a database without pg_dump, into <see cref="LogicalFile"/>: what its objects are, and all their rows.</summary>
sealed class LogicalWriter(Snapshot snapshot, IProgress<double>? progress)
{
    const int BlockBytes = 1 << 16;

    /// <summary>What the file holds.</summary>
    /// <param name="Rows">The rows of each table.</param>
    /// <param name="LeftOut">What of the database it does not hold, a sentence each.</param>
    public sealed record Kept(ImmutableSortedDictionary<string, long> Rows, ImmutableArray<string> LeftOut);

    public async Task<Kept> WriteAsync(string path, CancellationToken cancel)
    {
        var catalog = await DatabaseDefinition.ReadAsync(snapshot.Connection, cancel).ConfigureAwait(false);
        var tables = await snapshot.TablesAsync(cancel).ConfigureAwait(false);
        var rows = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        var file = new LogicalFile.Writer(path);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync('V', snapshot.Moment.ToString(), cancel).ConfigureAwait(false);
            foreach (var statement in catalog.Before)
                await file.WriteAsync('S', statement, cancel).ConfigureAwait(false);
            foreach (var table in tables)
            {
                rows[table.Shown] = await WriteTableAsync(file, table, cancel).ConfigureAwait(false);
                progress?.Report((double)rows.Count / tables.Count);
            }

            foreach (var statement in catalog.After)
                await file.WriteAsync('A', statement, cancel).ConfigureAwait(false);
            await file.FinishAsync(cancel).ConfigureAwait(false);
        }

        return new Kept(rows.ToImmutable(), catalog.LeftOut);
    }

    /// <returns>How many rows there are.</returns>
    async Task<long> WriteTableAsync(LogicalFile.Writer file, TableName table, CancellationToken cancel)
    {
        var columns = await ColumnsAsync(table, cancel).ConfigureAwait(false);
        var list = columns.Count == 0 ? "" : $" ({string.Join(", ", columns.Select(SqlQuoting.Name))})";
        await file.WriteAsync('T', $"COPY {table.Sql}{list} FROM stdin;", cancel).ConfigureAwait(false);
        long rows = 0;
        var reader = await snapshot.Connection.BeginTextExportAsync($"copy {table.Sql}{list} to stdout", cancel).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var stream = ((StreamReader)reader).BaseStream;
            var block = new byte[BlockBytes];
            while (await stream.ReadAtLeastAsync(block, BlockBytes, throwOnEndOfStream: false, cancel).ConfigureAwait(false)
                is > 0 and var read)
            {
                rows += block.AsSpan(0, read).Count((byte)'\n');
                await file.WriteAsync('R', block.AsMemory(0, read), cancel).ConfigureAwait(false);
            }
        }

        await file.EndTableAsync(rows, cancel).ConfigureAwait(false);
        return rows;
    }

    /// <summary>The columns that hold something of their own.</summary>
    async Task<List<string>> ColumnsAsync(TableName table, CancellationToken cancel)
    {
        using var query = new NpgsqlCommand(
            """
            select a.attname from pg_catalog.pg_attribute a
            where a.attrelid = $1::pg_catalog.regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by a.attnum
            """,
            snapshot.Connection);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table.Sql });
        var rows = await query.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            return await rows.RowsAsync(static row => row.Text(0), cancel).ConfigureAwait(false);
    }
}
