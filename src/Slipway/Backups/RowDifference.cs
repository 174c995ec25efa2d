namespace Slipway.Backups;

/// <summary>Compares the rows of tables.</summary>
static class RowDifference
{
    /// <summary>The first difference as a sentence; <see langword="null"/> when there is none.</summary>
    public static string? Between(IReadOnlyDictionary<string, long> wanted, IReadOnlyDictionary<string, long> found)
    {
        foreach (var (table, rows) in wanted)
        {
            if (!found.TryGetValue(table, out var there))
                return $"the table '{table}' is missing.";
            if (there != rows)
                return $"the table '{table}' has {there} rows instead of {rows}.";
        }

        return found.Keys.FirstOrDefault(table => !wanted.ContainsKey(table)) is { } extra
            ? $"the table '{extra}' should not be there."
            : null;
    }
}
