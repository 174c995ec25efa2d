using System.Collections.Immutable;
using Slipway.Files;
using Slipway.Graph;

namespace Slipway.History;

/// <summary>
/// Tells the rows whose file is missing from those that a newer build added on top. A row is missing its file when a
/// file builds on it, when a pending file stands in its place, or when it was built on such a row.
/// </summary>
sealed class FilelessRows(IReadOnlyCollection<AppliedMigration> rows, RevisionGraph graph)
{
    readonly Dictionary<string, AppliedMigration> byId = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
    readonly Dictionary<string, MissingFile> missing = new(StringComparer.Ordinal);

    /// <summary>The rows whose file is missing, by id.</summary>
    public IReadOnlyDictionary<string, MissingFile> FindMissing(IReadOnlyCollection<Migration> pending)
    {
        if (byId.Count == 0)
            return missing;

        foreach (var file in graph.Order)
            Mark([.. graph.ParentsOf(file.Id), .. graph.DependsOf(file.Id)], new MissingFile(file, BuildsOnIt: true), graph.ParentsOf);

        var places = pending.SelectMany(file => PlacesOf(file.Id, graph.ParentsOf(file.Id)), (file, place) => new { file, place })
            .DistinctBy(pair => pair.place)
            .ToDictionary(pair => pair.place, pair => pair.file);
        foreach (var row in rows)
        {
            var place = PlacesOf(row.Id, row.Parents).FirstOrDefault(places.ContainsKey);
            if (place is not null)
                Mark([row.Id], new MissingFile(places[place], BuildsOnIt: false), graph.ChildrenOf);
        }

        foreach (var id in missing.Keys.ToList())
            Mark(graph.ChildrenOf(id), missing[id], graph.ChildrenOf);
        return missing;
    }

    void Mark(IEnumerable<string> ids, MissingFile why, Func<string, ImmutableArray<string>> next)
    {
        var open = new Stack<string>(ids);
        while (open.TryPop(out var id))
        {
            if (!byId.ContainsKey(id) || !missing.TryAdd(id, why))
                continue;
            foreach (var other in next(id))
                open.Push(other);
        }
    }

    /// <summary>The places that a migration takes in its app: its number, and that above each of its parents.</summary>
    static IEnumerable<Place> PlacesOf(string id, IReadOnlyCollection<string> parents)
    {
        var app = CanonicalOrder.AppOf(id);
        if (CanonicalOrder.NumberOf(CanonicalOrder.NameOf(id)).ToString() is { Length: > 0 } number)
            yield return new(app, number, null);
        foreach (var parent in parents.DefaultIfEmpty(""))
            yield return new(app, "", parent);
    }

    sealed record Place(string App, string Number, string? Parent);
}
