using Slipway.Testing;
using Xunit;

namespace Slipway.Examples;

/// <summary>The example as somebody has deployed it: its settings and migrations in a folder of their own, the database beside.</summary>
sealed class AlleguttaProject : IDisposable
{
    readonly TempProject _project;

    public AlleguttaProject()
    {
        _project = new TempProject(File.ReadAllText(Path.Combine(AlleguttaExample.Folder, "slipway.json")));
        foreach (var file in AlleguttaExample.Migrations)
            File.Copy(file, Path.Combine(_project.Folder, "migrations", Path.GetFileName(file)));
        DatabaseFile = Path.Combine(_project.Folder, "data", "portfolio.db");
        Database = new SqliteFile(DatabaseFile);
    }

    public string Folder => _project.Folder;

    public string DatabaseFile { get; }

    public SqliteFile Database { get; }

    public string Backups => _project.Backups;

    /// <summary>The variable that application and Slipway read.</summary>
    public Dictionary<string, string?> Environment => new(StringComparer.Ordinal)
    {
        ["NUXT_DATABASE_URL"] = "file:" + DatabaseFile,
    };

    /// <summary>Takes a database into use that somebody else made.</summary>
    public AlleguttaProject With(string databaseFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabaseFile)!);
        File.Copy(databaseFile, DatabaseFile);
        return this;
    }

    public SlipwayProgram.Ended Run(params ReadOnlySpan<string> arguments) =>
        SlipwayProgram.Run(_project.Folder, Environment, arguments);

    /// <summary>Runs the program and expects it to succeed.</summary>
    public string Succeed(params ReadOnlySpan<string> arguments)
    {
        var ended = Run(arguments);
        Assert.True(ended.Code == 0, ended.All);
        return ended.Output;
    }

    public void Dispose() => _project.Dispose();
}
