using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;
using Slipway.Problems;

namespace Slipway.History;

/// <summary>How the files and the history of a database differ. Both are sets: there is no high-water mark.</summary>
public sealed record HistoryComparison
{
    /// <summary>The files that are not applied, in canonical order; a renamed one is not among them.</summary>
    public required ImmutableArray<Migration> Pending { get; init; }

    /// <summary>What is applied beyond these files, in the order in which it was applied: a newer build did it.</summary>
    public required ImmutableArray<AppliedMigration> Ahead { get; init; }

    /// <summary>
    /// What is applied and whose file is gone, although a file builds on it or a pending one stands in its place.
    /// </summary>
    public required ImmutableArray<AppliedMigration> Missing { get; init; }

    /// <summary>The files whose up section is not what was applied.</summary>
    public required ImmutableArray<ChangedMigration> Changed { get; init; }

    /// <summary>The files that say what was applied under another id.</summary>
    public required ImmutableArray<ChangedMigration> Renamed { get; init; }

    /// <summary>The pending files that stand before applied ones: they came late, or were held.</summary>
    public required ImmutableArray<Migration> Spliced { get; init; }

    /// <summary>Why <c>up</c> must not run; empty when it may.</summary>
    public ImmutableArray<Problem> Problems { get; private init; } = [];

    /// <summary>What is worth saying but stops nothing.</summary>
    public ImmutableArray<Problem> Notes { get; private init; } = [];

    /// <summary>Compares.</summary>
    /// <param name="files">The files.</param>
    /// <param name="graph">Their graph, built with the history's recorded parents.</param>
    /// <param name="history">The history.</param>
    public static HistoryComparison Of(MigrationFiles files, RevisionGraph graph, MigrationHistory history)
    {
        var known = files.Migrations.Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        var applied = history.Applied.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var fileless = history.Applied.Where(row => !known.Contains(row.Id)).ToList();
        var unapplied = graph.Order.Where(file => !applied.ContainsKey(file.Id)).ToList();

        var renamed = RenamedFiles.Find(unapplied, fileless);
        var settled = renamed.SelectMany(pair => new[] { pair.File.Id, pair.Applied.Id }).ToHashSet(StringComparer.Ordinal);
        var pending = unapplied.Where(file => !settled.Contains(file.Id)).ToImmutableArray();
        fileless.RemoveAll(row => settled.Contains(row.Id));
        var missing = new FilelessRows(fileless, graph).FindMissing(pending);
        var late = graph.AncestorsOf(applied.Keys);

        var comparison = new HistoryComparison
        {
            Pending = pending,
            Ahead = [.. fileless.Where(row => !missing.ContainsKey(row.Id))],
            Missing = [.. fileless.Where(row => missing.ContainsKey(row.Id))],
            Renamed = renamed,
            Spliced = [.. pending.Where(file => late.Contains(file.Id))],
            Changed =
            [
                .. graph.Order.Where(file => applied.TryGetValue(file.Id, out var row) && Differs(file, row))
                    .Select(file => new ChangedMigration(file, applied[file.Id])),
            ],
        };
        return comparison with
        {
            Problems = HistoryProblem.Of(comparison, missing),
            Notes = HistoryProblem.NotesOf(comparison, graph, applied),
        };
    }

    /// <summary>What was taken over from another tool may have no checksum; then nothing can be said.</summary>
    static bool Differs(Migration file, AppliedMigration row) =>
        row.Checksum.Length > 0 && !string.Equals(file.Checksum, row.Checksum, StringComparison.Ordinal);
}
