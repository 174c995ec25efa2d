namespace Slipway.Problems;

/// <summary>Finds what a person meant when they misspelt a name.</summary>
public static class NearestName
{
    /// <summary>The known name that is nearest to <paramref name="typed"/>; <see langword="null"/> when none is near.</summary>
    public static string? Of(string typed, IEnumerable<string> known)
    {
        var wanted = typed.ToLowerInvariant();
        var limit = Math.Max(1, wanted.Length / 3);
        var best = known.Select(name => new { name, distance = Distance(wanted, name.ToLowerInvariant()) })
            .OrderBy(candidate => candidate.distance).ThenBy(candidate => candidate.name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best?.distance <= limit ? best.name : null;
    }

    /// <summary>"Did you mean 'x'?", or which names there are.</summary>
    public static string Suggest(string typed, IReadOnlyCollection<string> known) => Of(typed, known) is { } near
        ? $"Did you mean '{near}'?"
        : known.Count == 0 ? "There are none." : $"Known are: {string.Join(", ", known)}.";

    /// <summary>How many letters must be added, removed, replaced or swapped with their neighbour.</summary>
    static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                var best = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    best = Math.Min(best, rows[i - 2, j - 2] + 1);
                rows[i, j] = best;
            }
        }

        return rows[from.Length, to.Length];
    }
}
