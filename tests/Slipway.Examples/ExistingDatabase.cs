using Slipway.Testing;

namespace Slipway.Examples;

/// <summary>The database two versions behind, made as <c>./try</c> makes it: by Slipway, and filled by the application.</summary>
public sealed class ExistingDatabase : IDisposable
{
    readonly AlleguttaProject _project = new();

    public ExistingDatabase()
    {
        _project.Succeed("up", "0008", "--create");
        AlleguttaExample.Seed(_project.DatabaseFile);
    }

    /// <summary>The file: to be copied, never changed.</summary>
    public string File => _project.DatabaseFile;

    public SqliteFile Database => _project.Database;

    public void Dispose() => _project.Dispose();
}
