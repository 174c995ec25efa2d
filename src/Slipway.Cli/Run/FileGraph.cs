using System.Collections.Immutable;
using Slipway.Graph;
using Slipway.Problems;

namespace Slipway.Cli.Run;

/// <summary>The graph of the files alone, for what needs no database.</summary>
static class FileGraph
{
    /// <summary>Reads settings and migrations; says what is worth saying of them.</summary>
    public static Outcome<RevisionGraph> Read(CommandRun run)
    {
        var project = Project.Of(run.ReadSettings());
        if (!project.Succeeded)
            return project.Problems;
        var files = project.Value.ReadFiles();
        if (!files.Succeeded)
            return files.Problems;
        foreach (var note in files.Value.Notes)
            run.Warn(note);
        return Of(files.Value.Migrations);
    }

    /// <summary>The graph of these files.</summary>
    public static Outcome<RevisionGraph> Of(ImmutableArray<Files.Migration> migrations) =>
        RevisionGraph.Build(migrations, ImmutableDictionary<string, ImmutableArray<string>>.Empty);
}
