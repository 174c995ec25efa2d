using Slipway.PostgreSql.Connections;
using Slipway.Problems;

namespace Slipway.PostgreSql.Copies;

/// <summary>The databases that restores have kept, or that a killed one has left: each says what it is in its comment.</summary>
static class KeptDatabases
{
    /// <summary>What the one is called that was there before a restore.</summary>
    public static string CommentOf(string database) => $"slipway: {database} as it was before a restore";

    /// <summary>What the one is called that a restore fills.</summary>
    public static string UnfinishedOf(string database) => $"slipway: a restore of {database} that has not finished";

    /// <summary>Those of a database, a note each.</summary>
    public static async Task<IReadOnlyList<Problem>> FindAsync(OpenDatabase database, CancellationToken cancel)
    {
        var name = database.Connection.Database;
        return await database.ReadAsync(
            static (reader, cancel) => reader.RowsAsync(
                static row => Note(row.Text(0), row.Text(1), row.IsDBNull(2) ? null : row.Long(2)), cancel),
            cancel,
            new OwnSql(
                """
                select d.datname, c.description,
                  case when pg_catalog.has_database_privilege(d.oid, 'connect') then pg_catalog.pg_database_size(d.oid) end
                from pg_catalog.pg_database d
                join pg_catalog.pg_shdescription c on c.objoid = d.oid and c.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
                where c.description in ($1, $2)
                order by 1
                """,
                CommentOf(name), UnfinishedOf(name))).ConfigureAwait(false);
    }

    static Problem Note(string name, string comment, long? bytes) => new(
        Codes.DatabaseKept, $"{name}{(bytes is { } size ? $" ({ByteCount.Text(size)})" : "")} is {comment["slipway: ".Length..]}.")
    {
        Fix = $"When nobody needs it any more: drop database {SqlQuoting.Name(name)}",
    };
}
