using System.Buffers.Binary;
using System.Text;
using Slipway.Effects;
using Slipway.Sqlite.Connections;
using SQLitePCL;

namespace Slipway.Sqlite.Catalog;

/// <summary>
/// Sums over the values of each column, which do not depend on the order of the rows: equal before and after a rebuild
/// when no value was lost or changed.
/// </summary>
static class Fingerprints
{
    const ulong First = 0x9E3779B97F4A7C15;
    const ulong Second = 0xBF58476D1CE4E5B9;
    const ulong Third = 0x94D049BB133111EB;

    public static TableState Of(OpenDatabase database, string table, List<ColumnState> columns)
    {
        var list = columns.Count == 0 ? "*" : string.Join(", ", columns.Select(column => StateReader.Quoted(column.Name)));
        using var row = database.Prepare(Encoding.UTF8.GetBytes(
            $"select {list} from {StateReader.Quoted(table)} not indexed"));
        var sums = new UInt128[columns.Count];
        var rows = 0L;
        while (row.Step())
        {
            rows++;
            for (var index = 0; index < sums.Length; index++)
                sums[index] = unchecked(sums[index] + HashOf(row, index));
        }

        return new TableState(
            table, [.. columns.Select((column, index) => column with { Fingerprint = $"{sums[index]:x}" })], rows);
    }

    static ulong HashOf(Statement row, int column) => row.Type(column) switch
    {
        raw.SQLITE_NULL => Mixed(First),
        raw.SQLITE_INTEGER => Mixed(First + 1 ^ (ulong)row.Int64(column)),
        raw.SQLITE_FLOAT => Mixed(Second ^ (ulong)BitConverter.DoubleToInt64Bits(row.Double(column))),
        raw.SQLITE_TEXT => HashOf(row.Bytes(column), Second + 1),
        _ => HashOf(row.Bytes(column), Third),
    };

    static ulong HashOf(ReadOnlySpan<byte> bytes, ulong seed)
    {
        var hash = seed ^ Mixed((ulong)bytes.Length);
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Mixed(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var value in bytes)
            rest = rest << 8 | value;
        return Mixed(hash ^ rest);
    }

    /// <summary>Spreads every bit over all others, so that sums of near values do not cancel out.</summary>
    static ulong Mixed(ulong value)
    {
        value = (value + First) ^ value >> 30;
        value = unchecked(value * Second);
        value ^= value >> 27;
        value = unchecked(value * Third);
        return value ^ value >> 31;
    }
}
