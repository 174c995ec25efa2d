using System.Globalization;
using Slipway.Testing.PostgreSql;

namespace Slipway.Bench;

/// <summary>
/// A project on a PostgreSQL server of its own, with the durability that servers have, reached over TCP with a password: its
/// migrations each make a table, and the same as one script.
/// </summary>
sealed class ServerProject : IDisposable
{
    readonly PostgreSqlCluster _cluster = PostgreSqlCluster.StartNew("fsync = on", "shared_buffers = 128MB");
    PostgreSqlDatabase _database;

    public ServerProject(int migrations)
    {
        _database = _cluster.CreateDatabase();
        Folder = Directory.CreateTempSubdirectory("slipway-bench-").FullName;
        Directory.CreateDirectory(PathOf("migrations"));
        File.WriteAllText(PathOf("slipway.json"), """{ "url": "env:APP_DATABASE_URL" }""");
        File.WriteAllText(PathOf("one.sql"), "select 1;\n");
        var tables = Enumerable.Range(1, migrations).Select(number => $"""
            create table t{number:00000} (id bigint generated always as identity primary key, name text not null, made timestamptz);
            create index t{number:00000}_name on t{number:00000} (name);

            """).ToList();
        foreach (var (index, table) in tables.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"migrations/{index + 1:00000}_make_a_table.sql");
            File.WriteAllText(PathOf(name), $"-- migrate:up\n{table}");
        }

        File.WriteAllText(PathOf("all.sql"), string.Concat(tables));
    }

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>A command that finds the database in its environment, as the program and PostgreSQL's own clients do.</summary>
    public Command Command(params string[] words) => new(Folder, words)
    {
        Variables = new Dictionary<string, string>
        {
            ["APP_DATABASE_URL"] = _database.Url,
            ["PGHOST"] = "127.0.0.1",
            ["PGPORT"] = _cluster.Port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = _database.Name,
            ["PGDATABASE"] = _database.Name,
            ["PGPASSWORD"] = _database.Password,
            ["PGSSLMODE"] = "disable",
        },
    };

    /// <summary>The client that everybody has.</summary>
    public Command Psql(params string[] arguments) => Command([Path.Combine(PostgreSqlCluster.Programs, "psql"), "-X", "-q", .. arguments]);

    /// <summary>Goes on with a new, empty database.</summary>
    public void Renew()
    {
        _database.Dispose();
        _database = _cluster.CreateDatabase();
    }

    public void Dispose()
    {
        _database.Dispose();
        _cluster.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
