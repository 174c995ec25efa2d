using Slipway.Testing.PostgreSql;

namespace Slipway.Testing;

/// <summary>
/// A project in a temporary folder: <c>slipway.json</c>, migrations, and a SQLite database or one on a PostgreSQL server. Removed
/// afterwards; a database on a server is the test's to drop.
/// </summary>
public sealed class TempProject : IDisposable
{
    public TempProject(string settings = """{ "url": "file:./app.db", "backup": { "dir": "./backups" } }""")
    {
        Folder = Directory.CreateTempSubdirectory("slipway-test-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "migrations"));
        File.WriteAllText(Path.Combine(Folder, "slipway.json"), settings);
        Database = new SqliteFile(Path.Combine(Folder, "app.db"));
    }

    /// <summary>A project on a PostgreSQL database, whose URL is only in <see cref="Environment"/>.</summary>
    /// <param name="database">The database, reached as its owner.</param>
    /// <param name="url">Another way to it, through a proxy or a pooler.</param>
    /// <param name="settings">The settings, whose URL is <c>env:APP_DATABASE_URL</c>.</param>
    public TempProject(
        PostgreSqlDatabase database,
        string? url = null,
        string settings = """{ "url": "env:APP_DATABASE_URL", "backup": { "dir": "./backups" } }""")
        : this(settings) =>
        Environment = new() { ["APP_DATABASE_URL"] = url ?? database.Url };

    public string Folder { get; }

    /// <summary>The SQLite database; no file when the project is on a server.</summary>
    public SqliteFile Database { get; }

    /// <summary>What is in the program's environment.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public string Backups => Path.Combine(Folder, "backups");

    /// <summary>Writes a migration.</summary>
    public TempProject Migration(string id, string up, string? down = null, string header = "", string? verify = null)
    {
        var file = Path.Combine(Folder, "migrations", id + ".sql");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(
            file,
            (header.Length == 0 ? "" : header + "\n")
            + $"-- migrate:up\n{up}\n"
            + (down is null ? "" : $"-- migrate:down\n{down}\n")
            + (verify is null ? "" : $"-- migrate:verify\n{verify}\n"));
        return this;
    }

    /// <summary>Writes any file of the project.</summary>
    public string Write(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public SlipwayProgram.Ended Run(params ReadOnlySpan<string> arguments) => SlipwayProgram.Run(Folder, Environment, arguments);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The test removed it itself.
        }
    }
}
