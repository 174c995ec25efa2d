using System.Globalization;
using Npgsql;
using Slipway.PostgreSql.Connections;

namespace Slipway.PostgreSql.Copies;

/// <summary>
/// When a copy was made, in the server's own terms: a number of a transaction, so that whatever earlier ones wrote the copy has
/// seen. What later ones wrote may be newer.
/// </summary>
/// <param name="System">The cluster's identifier.</param>
/// <param name="Database">The database's, which a restored one does not share.</param>
/// <param name="Transaction">The number.</param>
sealed record CopyMoment(string System, string Database, string Transaction)
{
    /// <summary>
    /// To be asked before the snapshot is taken: the first transaction that has not begun to write, or the first that still writes
    /// to this database. Whoever has a number, and has not ended, holds a lock that everybody may see; parts of a transaction have
    /// higher numbers than it has itself. So what has a lower number than this answer had ended before the snapshot.
    /// </summary>
    public static OwnSql Query { get; } = new(
        """
        with now (id) as materialized (
          select pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::pg_catalog.text::pg_catalog.numeric
        ), writer (low) as (
          select l.transactionid::pg_catalog.text::pg_catalog.numeric
          from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid
          where l.locktype = 'transactionid' and l.granted and (a.datname is null or a.datname = pg_catalog.current_database())
        )
        select (select system_identifier::pg_catalog.text from pg_catalog.pg_control_system()),
          (select oid::pg_catalog.text from pg_catalog.pg_database where datname = pg_catalog.current_database()),
          (select least(now.id, (select min(pg_catalog.div(now.id, 4294967296) * 4294967296 + low
             - case when low > pg_catalog.mod(now.id, 4294967296) then 4294967296 else 0 end) from writer))::pg_catalog.text from now)
        """);

    /// <summary>The moment in the answer.</summary>
    public static CopyMoment Of(NpgsqlDataReader row) => new(row.Text(0), row.Text(1), row.Text(2));

    /// <summary>The moment that <see cref="ToString"/> has written; null when it is none.</summary>
    public static CopyMoment? Parse(string? text) =>
        text?.Split('/') is [var system, var database, var transaction]
            && IsNumber(system) && IsNumber(database) && IsNumber(transaction)
                ? new CopyMoment(system, database, transaction)
                : null;

    /// <inheritdoc/>
    public override string ToString() => $"{System}/{Database}/{Transaction}";

    static bool IsNumber(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
