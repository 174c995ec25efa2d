using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Allegutta.Storage;

/// <summary>The application's database file, opened by the machine's own SQLite library.</summary>
/// <param name="file">The file, as an absolute path. It is never created here.</param>
sealed class Database(string file)
{
    static Database()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            static (name, _, _) => name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var handle) ? handle : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
    }

    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>
    /// A connection of its own for each request: between two requests nothing holds the file, so that it can be backed up
    /// and restored while the server runs.
    /// </summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = File,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString());
        connection.Open();
        return connection;
    }
}
