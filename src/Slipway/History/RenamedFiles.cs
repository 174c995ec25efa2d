using System.Collections.Immutable;
using Slipway.Files;

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
        var found = ImmutableArray.CreateBuilder<ChangedMigration>();
        foreach (var file in unapplied)
        {
            if (rows.TryGetValue(file.Checksum, out var same)
                && (same.Find(row => IsAlike(row.Id, file.Id)) ?? (IsTelling(file) ? same.FirstOrDefault() : null)) is { } row)
            {
                same.Remove(row);
                found.Add(new ChangedMigration(file, row));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>All empty files are equal: there the text says nothing about where it comes from.</summary>
    static bool IsTelling(Migration file) => !string.IsNullOrWhiteSpace(file.Up.Text);

    static bool IsAlike(string one, string other) =>
        Words(one) is { Length: > 0 } words && string.Equals(words, Words(other), StringComparison.Ordinal);

    static string Words(string id) => id[(id.LastIndexOf('/') + 1)..].TrimStart("0123456789_-".ToCharArray());
}
