using System.Globalization;

namespace Slipway.Bench;

/// <summary>A project in a temporary folder: settings, migrations that each make a table, and the same as one script.</summary>
sealed class Project : IDisposable
{
    public Project(int migrations)
    {
        Folder = Directory.CreateTempSubdirectory("slipway-bench-").FullName;
        Directory.CreateDirectory(PathOf("migrations"));
        File.WriteAllText(PathOf("slipway.json"), """{ "url": "file:./app.db", "backup": { "dir": "./backups" } }""");
        var tables = Enumerable.Range(1, migrations).Select(number => $"""
            create table t{number:00000} (id integer primary key, name text not null, made text);
            create index t{number:00000}_name on t{number:00000} (name);

            """).ToList();
        foreach (var (index, table) in tables.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"migrations/{index + 1:00000}_make_a_table.sql");
            File.WriteAllText(PathOf(name), $"-- migrate:up\n{table}");
        }

        File.WriteAllText(PathOf("all.sql"), $"begin;\n{string.Concat(tables)}commit;\n");
    }

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public Command Command(params string[] words) => new(Folder, words);

    /// <summary>Removes what a run has made.</summary>
    public void Remove(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Directory.Exists(PathOf(name)))
                Directory.Delete(PathOf(name), recursive: true);
            File.Delete(PathOf(name));
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
