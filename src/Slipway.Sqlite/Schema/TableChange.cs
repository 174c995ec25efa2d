using System.Collections.Immutable;
using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>A table that is in both schemas, and all in which it differs, indexes and triggers aside.</summary>
sealed record TableChange(TableVersion Before, TableVersion After, ImmutableArray<SchemaChange> Changes)
{
    public ObjectId Id => After.Table.Id;

    /// <summary>The columns that are gone.</summary>
    public IEnumerable<string> Removed => Before.ColumnIds.Where(column => !After.ColumnIds.Contains(column));

    /// <summary>Whether something goes that a running application may use: a column, or a key that an upsert names.</summary>
    public bool TakesAway => Changes.Any(change => change is SchemaChange.Drop
    {
        Object.Kind: ObjectKind.Column or ObjectKind.PrimaryKey or ObjectKind.Unique,
    });

    /// <summary>All tables that are changed.</summary>
    public static IEnumerable<TableChange> AllOf(SchemaDifference difference) => difference.Changes
        .Where(change => change.Object.Kind is ObjectKind.Table or ObjectKind.Column || change.Object.Kind.IsConstraint())
        .GroupBy(change => change.Object.Kind is ObjectKind.Table
            ? change.Object
            : new ObjectId(ObjectKind.Table, change.Object.Schema, change.Object.Parent))
        .Where(changes => difference.Before.Has(changes.Key) && difference.After.Has(changes.Key))
        .Select(changes => new TableChange(
            TableVersion.Of(difference.Before, changes.Key), TableVersion.Of(difference.After, changes.Key), [.. changes]));
}
