using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>
/// The indexes, views and triggers that a script drops and makes: those that change, those that vanish with a table that is made anew,
/// and those that SQLite would stumble over.
/// </summary>
sealed class Bystanders
{
    readonly SchemaDifference _difference;
    readonly IReadOnlySet<ObjectId> _rebuilt;
    readonly HashSet<ObjectId> _away = [];
    readonly ILookup<ObjectId?, SchemaObject> _indexes;

    /// <param name="difference">The changes.</param>
    /// <param name="rebuilt">The tables that are made anew.</param>
    /// <param name="isChecked">Whether SQLite looks at all views and triggers meanwhile, as it does when a column is dropped.</param>
    public Bystanders(SchemaDifference difference, IReadOnlySet<ObjectId> rebuilt, bool isChecked)
    {
        (_difference, _rebuilt) = (difference, rebuilt);
        foreach (var change in difference.Changes.Where(change => IsBystander(change.Object.Kind)))
        {
            if (change is not SchemaChange.Create)
                _away.Add(change.Object);
        }

        if (isChecked)
        {
            while (Before.Objects.Any(one => IsLeftDangling(one) && _away.Add(one.Id)))
            {
                // What needs something that is away is in the way as well.
            }
        }

        _indexes = Created().Where(one => one.Kind is ObjectKind.Index).ToLookup(one => one.Parent);
    }

    /// <summary>What is dropped by a statement of its own, in order.</summary>
    public IEnumerable<SchemaObject> Dropped => Before.Objects
        .Where(one => _away.Contains(one.Id) && !VanishesByItself(one))
        .OrderBy(one => one.Kind is ObjectKind.Trigger ? 0 : one.Kind is ObjectKind.View ? 1 : 2)
        .ThenByDescending(one => one.Position);

    /// <summary>The views and triggers that are made when all tables are there, in order.</summary>
    public IEnumerable<SchemaObject> CreatedAtLast
    {
        get
        {
            var created = Created().Select(one => one.Id).ToHashSet();
            return TableOrder.ParentsFirst(After, one => one.Kind is ObjectKind.View && created.Contains(one.Id))
                .Concat(After.Objects.Where(one => one.Kind is ObjectKind.Trigger && created.Contains(one.Id))
                    .OrderBy(one => one.Position));
        }
    }

    DatabaseSchema Before => _difference.Before;

    DatabaseSchema After => _difference.After;

    /// <summary>The indexes that are made when their table is there.</summary>
    public IEnumerable<SchemaObject> IndexesOf(ObjectId table) => _indexes[table].OrderBy(one => one.Position);

    /// <summary>
    /// Whether there are views or triggers that SQLite would look at while a table is away, its own triggers aside. Those that go for good
    /// count: they may go in a later migration.
    /// </summary>
    public bool Watch(ObjectId table) =>
        Before.Objects.Any(one => one.Kind is ObjectKind.View or ObjectKind.Trigger && one.Parent != table);

    static bool IsBystander(ObjectKind kind) => kind is ObjectKind.Index or ObjectKind.View or ObjectKind.Trigger;

    IEnumerable<SchemaObject> Created() => After.Objects.Where(one =>
        IsBystander(one.Kind) && (!Before.Has(one.Id) || _away.Contains(one.Id) || IsTakenAlong(one)));

    /// <summary>Whether its table is made anew, or its view.</summary>
    bool IsTakenAlong(SchemaObject one) =>
        Before.Find(one.Id)!.Parent is { } parent && (_rebuilt.Contains(parent) || _away.Contains(parent));

    bool IsLeftDangling(SchemaObject one) =>
        one.Kind is ObjectKind.View or ObjectKind.Trigger && !_away.Contains(one.Id) && After.Has(one.Id)
        && one.Needs.Any(need => _away.Contains(need) || !After.Has(need));

    /// <summary>
    /// Goes with its table or view. An index whose name is wanted elsewhere, and a trigger that SQLite might look at, are not left to that.
    /// </summary>
    bool VanishesByItself(SchemaObject one)
    {
        if (one.Parent is not { } parent)
            return false;
        if (!After.Has(parent) && parent.Kind is not ObjectKind.View)
            return true;
        if (parent.Kind is ObjectKind.View)
            return _away.Contains(parent);
        return one.Kind is ObjectKind.Index && _rebuilt.Contains(parent) && (After.Find(one.Id) is not { } after || after.Parent == parent);
    }
}
