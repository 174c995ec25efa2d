using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>Two schemas, and all in which they differ.</summary>
/// <param name="Before">The one.</param>
/// <param name="After">The other.</param>
/// <param name="Changes">What turns the one into the other: sorted, but not in an order in which it could be done.</param>
public sealed record SchemaDifference(DatabaseSchema Before, DatabaseSchema After, ImmutableArray<SchemaChange> Changes)
{
    /// <summary>Whether the schemas are equal.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>The changes without those that come with another one: a new table speaks for its columns.</summary>
    public IEnumerable<SchemaChange> Topmost => Changes.Where(change => change switch
    {
        SchemaChange.Create { After.Parent: { } parent } => Before.Has(parent),
        SchemaChange.Drop { Before.Parent: { } parent } => After.Has(parent),
        _ => true,
    });

    /// <summary>The same, the other way round.</summary>
    public SchemaDifference Reversed => SchemaDiff.Between(After, Before);
}
