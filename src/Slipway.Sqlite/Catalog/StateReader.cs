using System.Collections.Immutable;
using System.Text;
using Slipway.Effects;
using Slipway.Sqlite.Connections;
using Slipway.Target;
using SQLitePCL;

namespace Slipway.Sqlite.Catalog;

/// <summary>Reads what a database holds: tables with columns and rows, other objects, rows that point at nothing.</summary>
static class StateReader
{
    public static DatabaseState Read(OpenDatabase database, ObservationDetail detail)
    {
        var columns = Columns(database);
        var tables = ImmutableArray.CreateBuilder<TableState>();
        foreach (var name in Tables(database))
            tables.Add(Table(database, name, columns.GetValueOrDefault(name) ?? [], detail));
        return new DatabaseState(tables.ToImmutable(), Objects(database), BrokenForeignKeys(database));
    }

    /// <summary>The rows of every table, Slipway's own included. Each table is read, not an index of it.</summary>
    public static ImmutableSortedDictionary<string, long> Rows(OpenDatabase database) =>
        AllTables(database).ToImmutableSortedDictionary(name => name, name => Count(database, name), StringComparer.Ordinal);

    /// <summary>The names of all tables that hold rows, Slipway's own included.</summary>
    public static List<string> AllTables(OpenDatabase database) => Texts(
        database,
        """
        select name from sqlite_schema where type = 'table' and rootpage > 0 and name not like 'sqlite\_%' escape '\'
        """u8);

    /// <summary>Everything in the catalogue, a text each.</summary>
    public static List<string> Schema(OpenDatabase database) =>
        Texts(database, "select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_schema order by 1"u8);

    static TableState Table(OpenDatabase database, string name, List<ColumnState> columns, ObservationDetail detail)
    {
        if (detail is ObservationDetail.Fingerprints)
            return Fingerprints.Of(database, name, columns);

        return new TableState(name, [.. columns], Count(database, name));
    }

    /// <summary>Not by an index: the table itself is to be read, and so proved to be readable.</summary>
    static long Count(OpenDatabase database, string table) =>
        database.Number(Encoding.UTF8.GetBytes($"select count(*) from {Quoted(table)} not indexed"));

    /// <summary>
    /// Tables that hold rows: virtual ones have none of their own, and their module may be one that only the
    /// application has; what they store is in ordinary tables beside them.
    /// </summary>
    static List<string> Tables(OpenDatabase database) => Texts(
        database,
        """
        select name from sqlite_schema where type = 'table' and rootpage > 0
          and name not like 'sqlite\_%' escape '\' and name not like 'slipway\_%' escape '\'
        order by name
        """u8);

    static Dictionary<string, List<ColumnState>> Columns(OpenDatabase database)
    {
        var columns = new Dictionary<string, List<ColumnState>>(StringComparer.Ordinal);
        using var row = database.Prepare(
            """
            select m.name, x.name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden
            from sqlite_schema m, pragma_table_xinfo(m.name) x
            where m.type = 'table' and m.rootpage > 0
              and m.name not like 'sqlite\_%' escape '\' and m.name not like 'slipway\_%' escape '\'
            order by m.name, x.cid
            """u8);
        while (row.Step())
        {
            var table = row.Text(0);
            if (!columns.TryGetValue(table, out var list))
                columns.Add(table, list = []);
            list.Add(new ColumnState(row.Text(1), Definition(row)));
        }

        return columns;
    }

    static string Definition(Statement row)
    {
        var parts = new List<string>(4);
        if (row.Text(2) is { Length: > 0 } type)
            parts.Add(type);
        if (row.Int64(3) != 0)
            parts.Add("not null");
        if (row.TextOrNull(4) is { } value)
            parts.Add($"default {value}");
        if (row.Int64(5) is > 0 and var place)
            parts.Add($"primary key {place}");
        if (row.Int64(6) is 2 or 3)
            parts.Add(row.Int64(6) == 2 ? "generated virtual" : "generated stored");
        return string.Join(' ', parts);
    }

    static ImmutableArray<ObjectState> Objects(OpenDatabase database)
    {
        var objects = ImmutableArray.CreateBuilder<ObjectState>();
        using var row = database.Prepare(
            """
            select iif(type = 'table', 'virtual-table', type), name, sql from sqlite_schema
            where sql is not null and (type in ('index', 'view', 'trigger') or rootpage = 0)
              and name not like 'sqlite\_%' escape '\' and tbl_name not like 'slipway\_%' escape '\'
            order by 1, 2
            """u8);
        while (row.Step())
            objects.Add(new ObjectState(row.Text(0), row.Text(1), row.Text(2)));
        return objects.ToImmutable();
    }

    static ImmutableSortedDictionary<string, long> BrokenForeignKeys(OpenDatabase database)
    {
        var broken = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        var children = Texts(
            database,
            """
            select distinct m.name from sqlite_schema m, pragma_foreign_key_list(m.name)
            where m.type = 'table' and m.rootpage > 0 and m.name not like 'slipway\_%' escape '\' order by 1
            """u8);
        foreach (var child in children)
        {
            if (Broken(database, child) is > 0 and var rows)
                broken.Add(child, rows);
        }

        return broken.ToImmutable();
    }

    static long Broken(OpenDatabase database, string child)
    {
        try
        {
            var literal = child.Replace("'", "''", StringComparison.Ordinal);
            return database.Number(Encoding.UTF8.GetBytes($"select count(*) from pragma_foreign_key_check('{literal}')"));
        }
        catch (EngineException error) when (error.Primary == raw.SQLITE_ERROR)
        {
            // Either what the key names in the parent is not unique, and no row of the child can be checked; or it needs
            // a collation that only the application has, and nothing is known.
            return error.Message.Contains("foreign key mismatch", StringComparison.Ordinal)
                ? Math.Max(1, database.Number(Encoding.UTF8.GetBytes($"select count(*) from {Quoted(child)}")))
                : 0;
        }
    }

    static List<string> Texts(OpenDatabase database, ReadOnlySpan<byte> sql)
    {
        var texts = new List<string>();
        using var row = database.Prepare(sql);
        while (row.Step())
            texts.Add(row.Text(0));
        return texts;
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
