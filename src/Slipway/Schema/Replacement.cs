namespace Slipway.Schema;

/// <summary>What of a difference is dropped and made anew, and what is changed where it stands.</summary>
/// <param name="Replaced">What is dropped and made anew.</param>
/// <param name="Altered">What is changed where it stands.</param>
sealed record Replacement(IReadOnlySet<ObjectId> Replaced, IReadOnlyDictionary<ObjectId, SchemaChange.Alter> Altered)
{
    public static Replacement Of(SchemaDifference difference, IAlterationRules rules)
    {
        var (before, after) = (difference.Before, difference.After);
        var altered = difference.Changes.OfType<SchemaChange.Alter>().ToDictionary(change => change.Object);
        var dropped = difference.Changes.OfType<SchemaChange.Drop>().Select(change => change.Object).ToHashSet();
        var replaced = new HashSet<ObjectId>();
        var pending = new Queue<ObjectId>();
        foreach (var change in altered.Values.Where(change => !rules.CanAlter(change)).ToList())
            Replace(change.Object);

        var dependents = before.Objects
            .SelectMany(one => one.Needs.Select(need => new { Need = need, By = one }))
            .ToLookup(pair => pair.Need, pair => pair.By);
        foreach (var change in altered.Values.ToList())
            ClearTheWay(change);

        // What needs a thing that goes for good, and stays as it is, only seemed to need it by name: it is made anew as well.
        foreach (var id in dropped)
            AwayWithDependents(id);
        while (pending.TryDequeue(out var id))
            AwayWithDependents(id);
        return new Replacement(replaced, altered);

        // What is in the way may need the changed thing through others, which are changed along with it.
        void ClearTheWay(SchemaChange.Alter change)
        {
            var along = new HashSet<ObjectId> { change.Object };
            var next = new Queue<ObjectId>(along);
            while (next.TryDequeue(out var id))
            {
                foreach (var one in dependents[id])
                {
                    if (rules.IsInTheWay(change, one))
                        Replace(one.Id);
                    else if (rules.IsCarriedAlong(change, one) && along.Add(one.Id))
                        next.Enqueue(one.Id);
                }
            }
        }

        void AwayWithDependents(ObjectId id)
        {
            foreach (var one in dependents[id].Where(one => !(dropped.Contains(id) && altered.ContainsKey(one.Id))))
                Replace(one.Id);
            // A child that is there afterwards belongs to another parent then: a column of a view that became a table.
            foreach (var one in before.ChildrenOf(id))
                Replace(one.Id);
        }

        void Replace(ObjectId id)
        {
            if (dropped.Contains(id) || !after.Has(id) || !replaced.Add(id))
                return;
            altered.Remove(id);
            pending.Enqueue(id);
        }
    }
}
