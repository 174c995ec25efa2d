using System.Collections.Immutable;
using Slipway.Schema;
using Slipway.Sqlite.Connections;

namespace Slipway.Sqlite.Schema;

/// <summary>
/// Reads the schema of a database: SQLite keeps it as texts, which are taken apart here; what SQLite itself reads in them is the measure.
/// Slipway's own tables and SQLite's are left out, and the tables in which a virtual table stores its rows, which are its own affair.
/// </summary>
static class SchemaReader
{
    /// <summary>Reads what this connection sees, its open transaction included.</summary>
    public static DatabaseSchema Read(OpenDatabase database)
    {
        var entries = Entries(database);
        var columns = Columns(database);
        if (entries.Exists(entry => entry.IsVirtual))
        {
            var shadows = Names(database, "select name from pragma_table_list where schema = 'main' and type = 'shadow'"u8);
            var strangers = Strangers(database, entries);
            entries.RemoveAll(entry => shadows.Contains(SqlNames.Fold(entry.Table)) || strangers.Exists(entry.IsPartOf));
        }

        var names = new CatalogNames(entries, columns);
        var objects = ImmutableArray.CreateBuilder<SchemaObject>();
        foreach (var entry in entries)
        {
            switch (entry.Id.Kind)
            {
                case ObjectKind.Table:
                    objects.AddRange(TableObjects.Of(entry, columns[entry.Id.Name], names));
                    break;
                case ObjectKind.VirtualTable:
                    objects.Add(VirtualTableDefinition.ObjectOf(entry, names));
                    break;
                default:
                    objects.Add(EntryObjects.Of(entry, names));
                    break;
            }
        }

        return new DatabaseSchema([.. objects.Select((one, position) => one with { Position = position })]);
    }

    static List<CatalogEntry> Entries(OpenDatabase database)
    {
        var entries = new List<CatalogEntry>();
        using var row = database.Prepare(
            """
            select type, name, tbl_name, sql, type = 'table' and rootpage = 0 from sqlite_schema
            where sql is not null and name not like 'sqlite\_%' escape '\'
              and name not like 'slipway\_%' escape '\' and tbl_name not like 'slipway\_%' escape '\'
            order by rowid
            """u8);
        while (row.Step())
            entries.Add(new CatalogEntry(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Int64(4) != 0));
        return entries;
    }

    static Dictionary<string, List<CatalogColumn>> Columns(OpenDatabase database)
    {
        var columns = new Dictionary<string, List<CatalogColumn>>(StringComparer.Ordinal);
        var (last, list) = ("", new List<CatalogColumn>());
        using var row = database.Prepare(
            """
            select m.name, x.name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden
            from sqlite_schema m, pragma_table_xinfo(m.name) x
            where m.type = 'table' and m.rootpage > 0 and m.name not like 'sqlite\_%' escape '\'
              and m.name not like 'slipway\_%' escape '\'
            """u8);
        while (row.Step())
        {
            var table = row.TextLike(0, last);
            if (!ReferenceEquals(table, last))
                columns[SqlNames.Fold(last = table)] = list = [];
            list.Add(CatalogColumn.Of(row));
        }

        return columns;
    }

    /// <summary>Virtual tables whose module only the application has: SQLite cannot tell what is theirs, but their names can.</summary>
    static List<CatalogEntry> Strangers(OpenDatabase database, List<CatalogEntry> entries)
    {
        var modules = Names(database, "select name from pragma_module_list"u8);
        return entries.FindAll(entry =>
            entry.IsVirtual && VirtualTableDefinition.ModuleOf(entry) is { } module && !modules.Contains(module));
    }

    static HashSet<string> Names(OpenDatabase database, ReadOnlySpan<byte> sql)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var row = database.Prepare(sql);
        while (row.Step())
            names.Add(SqlNames.Fold(row.Text(0)));
        return names;
    }
}
