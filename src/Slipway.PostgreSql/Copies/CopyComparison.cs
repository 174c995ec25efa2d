namespace Slipway.PostgreSql.Copies;

/// <summary>Compares the rows of tables.</summary>
static class CopyComparison
{
    /// <summary>The first difference as a sentence; null when there is none.</summary>
    public static string? Difference(IReadOnlyDictionary<string, long> wanted, IReadOnlyDictionary<string, long> found)
    {
        foreach (var (table, rows) in wanted)
        {
            if (!found.TryGetValue(table, out var there))
                return $"the table '{table}' is missing.";
            if (there != rows)
                return $"the table '{table}' has {there} rows instead of {rows}.";
        }

        return null;
    }
}
