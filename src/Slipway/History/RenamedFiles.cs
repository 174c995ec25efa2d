using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;

namespace Slipway.History;

/// <summary>Finds files that were applied under another name: the same text, and the other name's file is gone.</summary>
static class RenamedFiles
{
    public static ImmutableArray<ChangedMigration> Find(
        IReadOnlyList<Migration> unapplied, IReadOnlyList<AppliedMigration> fileless)
    {
        var rows = fileless.Where(row => row.Checksum.Length > 0)
            .GroupBy(row => row.Checksum, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var files = unapplied.Where(file => rows.ContainsKey(file.Checksum)).ToList();
        var found = new Dictionary<Migration, AppliedMigration>(ReferenceEqualityComparer.Instance);

        // Where several have one text, those whose names are alike find each other first.
        foreach (var file in files)
            Take(file, row => IsAlike(row.Id, file.Id));
        foreach (var file in files.Where(file => IsTelling(file) && !found.ContainsKey(file)))
            Take(file, _ => true);
        return [.. files.Where(found.ContainsKey).Select(file => new ChangedMigration(file, found[file]))];

        void Take(Migration file, Predicate<AppliedMigration> fits)
        {
            if (rows[file.Checksum].Find(fits) is { } row)
            {
                rows[file.Checksum].Remove(row);
                found.Add(file, row);
            }
        }
    }

    /// <summary>All empty files are equal: there the text says nothing about where it comes from.</summary>
    static bool IsTelling(Migration file) => !file.Up.IsBlank;

    static bool IsAlike(string one, string other) =>
        Nearest.WordsOf(CanonicalOrder.NameOf(one)) is { IsEmpty: false } words
        && words.SequenceEqual(Nearest.WordsOf(CanonicalOrder.NameOf(other)));
}
