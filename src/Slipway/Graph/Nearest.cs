namespace Slipway.Graph;

/// <summary>Finds the migrations that a person may have meant.</summary>
static class Nearest
{
    /// <summary>How many ids are listed; of more, only how many there are.</summary>
    public const int Shown = 5;

    /// <summary>The id that is nearest: the same number, the same words, or the longest beginning in common.</summary>
    /// <returns>The id; <see langword="null"/> when none is near.</returns>
    public static string? To(string typed, IEnumerable<string> known)
    {
        var app = CanonicalOrder.AppOf(typed);
        return known
            .Select(id => new { id, score = Score(typed, id) + (CanonicalOrder.AppOf(id) == app ? 1 : 0) })
            .Where(candidate => candidate.score >= 8)
            .OrderByDescending(candidate => candidate.score)
            .ThenBy(candidate => candidate.id, CanonicalOrder.Instance)
            .Select(candidate => candidate.id)
            .FirstOrDefault();
    }

    /// <summary>Some ids as words: <c>a, b and 3 more</c>.</summary>
    public static string List(IEnumerable<string> ids)
    {
        var sorted = ids.Order(CanonicalOrder.Instance).ToList();
        return sorted.Count <= Shown
            ? string.Join(", ", sorted)
            : $"{string.Join(", ", sorted.Take(Shown))} and {sorted.Count - Shown} more";
    }

    static int Score(string typed, string id)
    {
        var wanted = CanonicalOrder.NameOf(typed);
        var name = CanonicalOrder.NameOf(id);
        var number = CanonicalOrder.NumberOf(wanted);
        var words = WordsOf(wanted);
        var score = 2 * wanted.CommonPrefixLength(name);
        if (!number.IsEmpty && number.SequenceEqual(CanonicalOrder.NumberOf(name)))
            score += 8;
        if (!words.IsEmpty && words.Equals(WordsOf(name), StringComparison.OrdinalIgnoreCase))
            score += 16;
        return score;
    }

    /// <summary>A name without its number.</summary>
    public static ReadOnlySpan<char> WordsOf(ReadOnlySpan<char> name) => name.TrimStart("0123456789_-");
}
