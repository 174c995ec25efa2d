using Slipway.Conformance;
using Slipway.Target;

namespace Slipway.Sqlite.Tests;

/// <summary>A new SQLite file in a folder of its own.</summary>
public sealed class SqliteEngine : ITestedEngine
{
    readonly string _folder = Directory.CreateTempSubdirectory("slipway-test-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "app.db");

    public string Refused => "insert into no_such_table values (1)";

    public ITarget Open() =>
        new SqliteTarget(new SqliteLocation(Path), new SqliteOptions { MayCreate = true, BusyWait = TimeSpan.FromSeconds(20) });

    public string CreateTable(string table) => $"create table {table} (id integer)";

    public string AddRow(string table) => $"insert into {table} values (1)";

    public string HasRows(string table, int rows) => $"select count(*) = {rows} from {table}";

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
