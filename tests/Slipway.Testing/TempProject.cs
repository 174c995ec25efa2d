namespace Slipway.Testing;

/// <summary>A project in a temporary folder: <c>slipway.json</c>, migrations and a SQLite database. Removed afterwards.</summary>
public sealed class TempProject : IDisposable
{
    public TempProject(string settings = """{ "url": "file:./app.db", "backup": { "dir": "./backups" } }""")
    {
        Folder = Directory.CreateTempSubdirectory("slipway-test-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "migrations"));
        File.WriteAllText(Path.Combine(Folder, "slipway.json"), settings);
        Database = new SqliteFile(Path.Combine(Folder, "app.db"));
    }

    public string Folder { get; }

    public SqliteFile Database { get; }

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

    public SlipwayProgram.Ended Run(params ReadOnlySpan<string> arguments) => SlipwayProgram.Run(Folder, arguments);

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
