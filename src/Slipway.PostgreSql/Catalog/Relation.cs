using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Catalog;

/// <summary>A table as the catalogue has it.</summary>
/// <param name="Id">Its oid.</param>
/// <param name="Name">Its name with its schema, as people write it.</param>
/// <param name="Quoted">The same for SQL.</param>
/// <param name="Kind">PostgreSQL's letter for what it is: r, p or f.</param>
/// <param name="File">Its file; another one after it was rewritten or emptied.</param>
/// <param name="Bytes">The size of the file, as far as the server's statistics know it.</param>
/// <param name="KnownRows">The rows that the server's statistics know of.</param>
/// <param name="Change">The rows that this transaction has added, less those that it has removed.</param>
/// <param name="MayRead">Whether this role may read it.</param>
sealed record Relation(
    uint Id, string Name, string Quoted, char Kind, long File, long Bytes, long KnownRows, long Change, bool MayRead)
{
    /// <summary>Whether it holds rows of its own: a partitioned table's are in its partitions, a foreign one's elsewhere.</summary>
    public bool HoldsRows => Kind == 'r';

    public static Relation Of(NpgsqlDataReader row) => new(
        row.GetFieldValue<uint>(0), row.Text(1), row.Text(2), row.Text(3)[0], row.Long(4), row.Long(5), row.Long(6), row.Long(7),
        row.Bool(8));
}
