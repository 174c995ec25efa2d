using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.History;
using Slipway.Problems;
using Slipway.Target;

namespace Slipway.Cli.Survey;

/// <summary>How a database stands to the files, at one moment.</summary>
/// <param name="Target">The database.</param>
/// <param name="Files">The files.</param>
/// <param name="History">What the database says happened.</param>
/// <param name="Graph">The files' graph, with what the history records.</param>
/// <param name="Comparison">How files and history differ.</param>
sealed record Standing(
    TargetDescription Target, MigrationFiles Files, MigrationHistory History, RevisionGraph Graph, HistoryComparison Comparison)
{
    /// <summary>Compares files and history; or says what is wrong with the files.</summary>
    public static Outcome<Standing> Of(MigrationFiles files, MigrationHistory history, TargetDescription target)
    {
        var graph = RevisionGraph.Build(files.Migrations, history.RecordedParents);
        return graph.Succeeded
            ? new Standing(target, files, history, graph.Value, HistoryComparison.Of(files, graph.Value, history))
            : graph.Problems;
    }

    /// <summary>What is applied, in the order in which it was applied.</summary>
    public ImmutableArray<string> Applied => [.. History.Applied.Select(row => row.Id)];

    /// <summary>The current revision.</summary>
    public ImmutableArray<string> Current => Revision.Resolve("current", Graph, Applied).Required.Ids;

    /// <summary>Whether files and history differ in anything: also in what stops no deployment.</summary>
    public bool Differs => Comparison is not { Pending: [], Ahead: [], Missing: [], Changed: [], Renamed: [] } || !History.Journal.IsEmpty
        || !Graph.CheckHeads().IsEmpty;
}
