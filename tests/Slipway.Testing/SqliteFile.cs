using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Slipway.Testing;

/// <summary>A SQLite file, seen and changed by the driver alone: the tests' eye that does not pass through Slipway.</summary>
public sealed class SqliteFile(string path)
{
    static SqliteFile()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            (name, assembly, search) => name == "e_sqlite3" ? NativeLibrary.Load("libsqlite3.so.0") : IntPtr.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
    }

    public string Path { get; } = path;

    public bool Exists => File.Exists(Path);

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Default Timeout=10");
        connection.Open();
        return connection;
    }

    public void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long Count(string table) => Convert.ToInt64(Single($"select count(*) from {table}"), CultureInfo.InvariantCulture);

    public object? Single(string query)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar();
    }

    /// <summary>The rows of a query, a line each, values separated by <c>|</c>.</summary>
    public IReadOnlyList<string> Rows(string query)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(index => Text(reader.GetValue(index)))));
        return rows;
    }

    /// <summary>Schema and rows of everything but Slipway's own tables: equal dumps are equal databases.</summary>
    public string Dump()
    {
        const string own = "name not like 'slipway\\_%' escape '\\' and tbl_name not like 'slipway\\_%' escape '\\'";
        var text = new StringBuilder();
        foreach (var row in Rows($"select type, name, sql from sqlite_schema where {own} order by type, name"))
            text.AppendLine(row);
        foreach (var table in Rows($"select name from sqlite_schema where type = 'table' and {own} order by name"))
        {
            text.AppendLine($"-- {table}");
            foreach (var row in Rows($"select * from \"{table}\"").Order(StringComparer.Ordinal))
                text.AppendLine(row);
        }

        return text.ToString();
    }

    public IReadOnlyList<string> Applied() =>
        Rows("select count(*) from sqlite_schema where name = 'slipway_history'") is ["0"]
            ? []
            : Rows("select id from slipway_history order by rowid");

    static string Text(object value) => value switch
    {
        DBNull => "NULL",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
