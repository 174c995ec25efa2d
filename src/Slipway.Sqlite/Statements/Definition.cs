using System.Text;
using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Statements;

/// <summary>What SQLite reads back of an object: comparable texts.</summary>
static class Definition
{
    /// <summary>An entry of <c>sqlite_schema</c>.</summary>
    public sealed record Entry(string Name, string Table, string Sql);

    /// <summary>Words whose meaning SQLite does not read back other than as text.</summary>
    static readonly HashSet<string> Opaque = new(StringComparer.Ordinal)
    {
        "check", "generated", "as", "collate", "autoincrement", "strict", "without", "on", "deferrable", "unique",
    };

    /// <summary>Whether what SQLite reads back says everything about it.</summary>
    public static bool IsPlain(IEnumerable<string> words) => !words.Any(Opaque.Contains);

    public static Entry? Find(OpenDatabase database, string kind, string name)
    {
        using var row = database.Prepare(
            "select name, tbl_name, sql from sqlite_schema where type = ?1 and name = ?2 collate nocase and sql is not null"u8);
        return row.Bind(1, kind).Bind(2, name).Step() ? new Entry(row.Text(0), row.Text(1), row.Text(2)) : null;
    }

    /// <summary>The text that made the table or view.</summary>
    public static string? FindOwner(OpenDatabase database, string name) =>
        (Find(database, "table", name) ?? Find(database, "view", name))?.Sql;

    public static List<string> ColumnNames(OpenDatabase database, string table) =>
        Lines(database, "select name from pragma_table_xinfo(?1)"u8, table);

    /// <summary>A column: type, nullability, default, key, kind, what it points at.</summary>
    public static string Column(OpenDatabase database, string table, string column) => string.Join('\n',
    [
        .. Lines(
            database,
            """
            select lower(name) || ' ' || upper(type) || ' ' || "notnull" || ' ' || coalesce(dflt_value, '') || ' ' || pk || ' ' || hidden
            from pragma_table_xinfo(?1) where name = ?2 collate nocase
            """u8,
            table, column),
        .. Lines(
            database,
            """
            select lower("table") || ' ' || coalesce(lower("to"), '') || ' ' || on_update || ' ' || on_delete
            from pragma_foreign_key_list(?1) where "from" = ?2 collate nocase order by 1
            """u8,
            table, column),
    ]);

    /// <summary>A table: its columns in their order.</summary>
    public static string Table(OpenDatabase database, string table) => string.Join(
        '\n', ColumnNames(database, table).Select(column => Column(database, table, column)));

    /// <summary>A statement that makes a table with columns of those names.</summary>
    public static ReadOnlySpan<byte> Dummy(string table, IEnumerable<string> columns)
    {
        var names = columns.Select(Quoted).DefaultIfEmpty("\"slipway_dummy\"");
        return Encoding.UTF8.GetBytes($"create table {Quoted(table)} ({string.Join(", ", names)})");
    }

    static List<string> Lines(OpenDatabase database, ReadOnlySpan<byte> sql, string table, string? column = null)
    {
        var lines = new List<string>();
        using var row = database.Prepare(sql);
        row.Bind(1, table);
        if (column is not null)
            row.Bind(2, column);
        while (row.Step())
            lines.Add(row.Text(0));
        return lines;
    }

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
