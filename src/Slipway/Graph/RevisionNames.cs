using Slipway.Problems;

namespace Slipway.Graph;

/// <summary>Finds migrations by id, by name, by number and by the beginning of their name.</summary>
sealed class RevisionNames
{
    const int ShortestBeginning = 4;
    readonly List<string> ids;

    public RevisionNames(RevisionGraph graph, IEnumerable<string> applied)
    {
        ids = [.. graph.Ids.Union(applied, StringComparer.Ordinal)];
        Apps = [.. ids.Select(CanonicalOrder.AppOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Apps { get; }

    /// <summary>The one with that id or, when it is the only one, that name.</summary>
    public string? FindExact(string text) =>
        ids.Contains(text, StringComparer.Ordinal) ? text
        : ids.Where(id => NameIs(id, text)).Take(2).ToList() is [var only] ? only
        : null;

    /// <summary>Those that the text is the number, or the beginning, of.</summary>
    public List<string> FindByBeginning(string text)
    {
        var among = Among(text);
        var name = CanonicalOrder.NameOf(text).ToString();
        var exact = among.Where(id => NameIs(id, name)).ToList();
        if (exact.Count > 0)
            return exact;
        var numbered = name.Length > 0 && name.All(char.IsAsciiDigit) ? among.Where(id => HasNumber(id, name)).ToList() : [];
        return numbered.Count > 0 || name.Length < ShortestBeginning
            ? numbered
            : among.Where(id => CanonicalOrder.NameOf(id).StartsWith(name, StringComparison.Ordinal)).ToList();
    }

    public Outcome<RevisionSet> Find(string text)
    {
        if (FindExact(text) is { } exact)
            return new RevisionSet(text, [exact]);
        return FindByBeginning(text) switch
        {
            [var only] => new RevisionSet(text, [only]),
            [] => Nothing(text),
            var several => RevisionProblem.Ambiguous(text, several),
        };
    }

    Problem Nothing(string text)
    {
        if (text.Contains('/') && CanonicalOrder.AppOf(text) is var app && !Apps.Contains(app))
            return RevisionProblem.UnknownApp(text, app, Apps);
        var name = CanonicalOrder.NameOf(text).ToString();
        var begun = Among(text).Where(id => CanonicalOrder.NameOf(id).StartsWith(name, StringComparison.Ordinal)).ToList();
        return begun.Count > 0 && name.Length is > 0 and < ShortestBeginning
            ? RevisionProblem.TooShort(text, begun)
            : RevisionProblem.Unknown(text, ids);
    }

    /// <summary>The ids of the app that the text names; without one, all.</summary>
    IEnumerable<string> Among(string text) =>
        text.Contains('/') ? ids.Where(id => CanonicalOrder.AppOf(id) == CanonicalOrder.AppOf(text)) : ids;

    static bool NameIs(string id, string name) => CanonicalOrder.NameOf(id).SequenceEqual(name);

    static bool HasNumber(string id, string digits) =>
        CanonicalOrder.NumberOf(CanonicalOrder.NameOf(id)).SequenceEqual(CanonicalOrder.NumberOf(digits));
}
