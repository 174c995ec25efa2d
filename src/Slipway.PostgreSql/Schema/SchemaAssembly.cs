using System.Collections.Immutable;
using Slipway.Schema;

namespace Slipway.PostgreSql.Schema;

/// <summary>
/// Puts the rows of the catalog together: numbers become names, and the order of the numbers that in which things were made.
/// </summary>
static class SchemaAssembly
{
    public static DatabaseSchema Of(List<CatalogRow> rows, List<CatalogNeed> needs, List<CatalogGrants> grants)
    {
        var byPlace = new Dictionary<CatalogPlace, CatalogRow>(rows.Count);
        foreach (var row in rows)
            byPlace[row.Place] = row;
        var needed = new Dictionary<ObjectId, HashSet<ObjectId>>();
        foreach (var need in needs)
        {
            if (Find(byPlace, need.Who) is not { } who || Find(byPlace, need.Needed) is not { } what || who.Id == what.Id)
                continue;
            if (!needed.TryGetValue(who.Id, out var some))
                needed.Add(who.Id, some = []);
            some.Add(what.Id);
        }

        var granted = new Dictionary<CatalogPlace, string>(grants.Count);
        foreach (var one in grants)
            granted.Add(one.What, one.Lines);
        rows.Sort(static (one, other) =>
            one.Anchor != other.Anchor ? one.Anchor.CompareTo(other.Anchor)
            : one.Order != other.Order ? one.Order.CompareTo(other.Order)
            : one.Place.Oid.CompareTo(other.Place.Oid));
        var objects = ImmutableArray.CreateBuilder<SchemaObject>(rows.Count);
        foreach (var row in rows)
        {
            var parent = row.Parent.Oid == 0 ? null : Find(byPlace, row.Parent)?.Id;
            objects.Add(new SchemaObject(row.Id, PropertiesOf(row, granted))
            {
                Parent = parent,
                Position = objects.Count,
                Needs = needed.TryGetValue(row.Id, out var some) ? [.. some.Where(need => need != parent)] : [],
            });
        }

        return new DatabaseSchema(objects.MoveToImmutable());
    }

    static ImmutableArray<Property> PropertiesOf(CatalogRow row, Dictionary<CatalogPlace, string> granted) =>
        granted.TryGetValue(row.Place, out var lines) ? row.Properties.Add(new Property(SchemaObject.Grants, lines)) : row.Properties;

    /// <summary>The thing at a place; a column that is no thing of its own is its table.</summary>
    static CatalogRow? Find(Dictionary<CatalogPlace, CatalogRow> byPlace, CatalogPlace place) =>
        byPlace.TryGetValue(place, out var row) || (place.Sub != 0 && byPlace.TryGetValue(place with { Sub = 0 }, out row)) ? row : null;
}
