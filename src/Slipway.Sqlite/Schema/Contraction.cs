using System.Collections.Immutable;
using Slipway.Schema;

namespace Slipway.Sqlite.Schema;

/// <summary>What goes together with that which is taken away: it cannot be run before it.</summary>
sealed class Contraction
{
    readonly HashSet<ObjectId> _concerned = [];
    readonly HashSet<string> _freed;
    readonly DatabaseSchema _before;
    readonly Func<ObjectId, bool> _isNative;

    /// <param name="difference">The changes.</param>
    /// <param name="changes">The tables that are changed.</param>
    /// <param name="isNative">Whether a table is changed where it stands, so that what is new comes to it before anything goes.</param>
    public Contraction(SchemaDifference difference, ImmutableArray<TableChange> changes, Func<ObjectId, bool> isNative)
    {
        (_before, _isNative) = (difference.Before, isNative);
        _concerned.UnionWith(changes.Where(change => change.TakesAway).Select(change => change.Id));
        var dropped = difference.Changes.OfType<SchemaChange.Drop>()
            .Select(change => change.Object).Where(id => id.Parent.Length == 0).ToList();
        _concerned.UnionWith(dropped);

        // What goes for good would vanish earlier, with the table or the view that is made anew.
        var rebuilt = changes.Select(change => change.Id).Where(id => !isNative(id)).ToHashSet();
        _concerned.UnionWith(dropped.Where(id => id.Kind is ObjectKind.Index or ObjectKind.Trigger)
            .Select(id => difference.Before.Find(id)!.Parent).OfType<ObjectId>()
            .Where(parent => rebuilt.Contains(parent) || (parent.Kind is ObjectKind.View && difference.After.Has(parent))));
        _freed = [.. dropped.Select(id => id.Name)];
        var views = difference.Before.Objects.Concat(difference.After.Objects).Where(one => one.Kind is ObjectKind.View).ToList();
        while (views.Exists(view => Concerns(view) && _concerned.Add(view.Id)))
        {
            // A view on a concerned view is concerned as well.
        }
    }

    /// <summary>Whether a statement about it must wait for what is taken away.</summary>
    public bool Concerns(SchemaObject one) => IsHeld(one) || (_before.Find(one.Id) is { } was && IsHeld(was));

    bool IsHeld(SchemaObject one) => _concerned.Contains(one.Id) || _freed.Contains(one.Name)
        || (one.Parent is { } parent && MustWaitFor(one, parent)) || one.Needs.Any(need => MustWaitFor(one, need));

    bool MustWaitFor(SchemaObject one, ObjectId need) => _concerned.Contains(need) && (_before.Has(one.Id) || !_isNative(need));
}
