using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.History;

namespace Slipway.Cli.Survey;

/// <summary>The history that a database would have at a revision, made of the files alone.</summary>
static class AssumedHistory
{
    /// <summary>The history when these migrations and all that comes before them are applied.</summary>
    public static MigrationHistory At(ImmutableArray<string> ids, RevisionGraph graph)
    {
        var applied = graph.AncestorsOf(ids);
        return MigrationHistory.None with
        {
            DatabaseIsEmpty = applied.Count == 0,
            Applied = [.. graph.Order.Where(file => applied.Contains(file.Id)).Select(file => Row(file, graph))],
        };
    }

    static AppliedMigration Row(Migration file, RevisionGraph graph) => new()
    {
        Id = file.Id,
        Parents = graph.ParentsOf(file.Id),
        Phase = file.Phase,
        Kind = RecordKind.Ran,
        Checksum = file.Checksum,
        UpText = file.Up.Held,
        DownText = file.Down?.Held,
    };
}
