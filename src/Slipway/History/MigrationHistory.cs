using System.Collections.Immutable;
using Slipway.Graph;
using Slipway.Problems;

namespace Slipway.History;

/// <summary>What the database says happened.</summary>
public sealed record MigrationHistory
{
    /// <summary>The history of a database that Slipway has not touched yet.</summary>
    public static MigrationHistory None { get; } = new();

    /// <summary>The history of a database that is not there yet, and may be made.</summary>
    public static MigrationHistory OfAbsent { get; } = new() { DatabaseIsEmpty = true, DatabaseIsAbsent = true };

    /// <summary>Whether Slipway's tables are there.</summary>
    public bool Exists { get; init; }

    /// <summary>The format of Slipway's tables; 0 when they are not there.</summary>
    public int Format { get; init; }

    /// <summary>The label of the environment that is stored in the database; <see langword="null"/> without one.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether no migration is applied and the database holds no table but ours: nothing that could be lost.</summary>
    public bool DatabaseIsEmpty { get; init; }

    /// <summary>Why nothing can be written to the database; <see langword="null"/> when nothing speaks against it.</summary>
    public Problem? ReadOnly { get; init; }

    /// <summary>Whether there is no database at all yet.</summary>
    public bool DatabaseIsAbsent { get; init; }

    /// <summary>What is applied, in the order in which it was applied.</summary>
    public ImmutableArray<AppliedMigration> Applied { get; init; } = [];

    /// <summary>Non-transactional statements whose migration is not recorded yet.</summary>
    public ImmutableArray<JournalEntry> Journal { get; init; } = [];

    /// <summary>The row of that id; <see langword="null"/> when it is not applied.</summary>
    public AppliedMigration? Find(string id) => Applied.FirstOrDefault(row => row.Id == id);

    /// <summary>The applied migrations that are no other applied migration's parent, sorted: the current revision.</summary>
    /// <remarks>
    /// Rows alone cannot tell that a file came late, or what stands below a migration that is held: then there are more
    /// of them than the graph would name.
    /// </remarks>
    public ImmutableArray<string> Current
    {
        get
        {
            var parents = new HashSet<string>(Applied.Length, StringComparer.Ordinal);
            foreach (var row in Applied)
            {
                foreach (var parent in row.Parents)
                    parents.Add(parent);
            }

            return [.. Applied.Select(row => row.Id).Where(id => !parents.Contains(id)).Order(CanonicalOrder.Instance)];
        }
    }

    /// <summary>The parents recorded for each applied migration.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> RecordedParents =>
        Applied.ToDictionary(row => row.Id, row => row.Parents, StringComparer.Ordinal);
}
