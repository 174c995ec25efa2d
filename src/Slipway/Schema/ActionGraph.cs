using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>Which action must come before which.</summary>
sealed class ActionGraph
{
    readonly SchemaDifference _difference;
    readonly Replacement _replacement;
    readonly IAlterationRules _rules;

    /// <summary>
    /// Foreign keys that are made or dropped by statements of their own, because their tables point at each other in a circle.
    /// </summary>
    readonly HashSet<ObjectId> _apart = [];

    public ActionGraph(SchemaDifference difference, Replacement replacement, IAlterationRules rules) =>
        (_difference, _replacement, _rules) = (difference, replacement, rules);

    DatabaseSchema Before => _difference.Before;

    DatabaseSchema After => _difference.After;

    /// <summary>The actions in an order that keeps to the edges, and else to a person's order.</summary>
    public ImmutableArray<SchemaAction> Sorted()
    {
        var drawn = Draw();
        if (Circles(drawn))
            drawn = Draw();
        return ActionOrder.Sort(drawn.Actions, drawn.Followers);
    }

    /// <summary>Foreign keys in a circle of tables are taken apart, once.</summary>
    /// <returns>Whether there are any.</returns>
    bool Circles(Drawing drawing)
    {
        var found = _apart.Count;
        foreach (var circle in StrongComponents.Of(drawing.Actions.Length, drawing.Followers).Where(circle => circle.Count > 1))
        {
            foreach (var action in circle.Select(index => drawing.Actions[index]))
            {
                _apart.UnionWith(action switch
                {
                    SchemaAction.Create create => create.Parts.Where(part => part.Kind is ObjectKind.ForeignKey).Select(part => part.Id),
                    SchemaAction.Drop drop => Before.ChildrenOf(drop.Object, ObjectKind.ForeignKey).Select(key => key.Id),
                    _ => [],
                });
            }
        }

        return _apart.Count > found;
    }

    Drawing Draw()
    {
        var drawing = new Drawing();
        foreach (var action in Drops().Concat(Creations()).Concat(_replacement.Altered.Values.Select(change =>
            new SchemaAction.Alter(change))))
            drawing.Add(action);
        foreach (var one in Before.Objects)
            MarkDropped(drawing, one);
        for (var index = 0; index < drawing.Actions.Length; index++)
            Connect(drawing, index);
        ConnectDrops(drawing);
        return drawing;
    }

    IEnumerable<SchemaAction> Drops() =>
        from one in Before.Objects
        where IsGone(one.Id) && (one.Parent is null || !IsGone(one.Parent) || _apart.Contains(one.Id))
        select new SchemaAction.Drop(one) { ComesBack = _replacement.Replaced.Contains(one.Id) };

    IEnumerable<SchemaAction> Creations() =>
        from one in After.Objects
        where IsNew(one.Id) && !IsPartOfNew(one)
        select new SchemaAction.Create(one) { Parts = PartsOf(one), ComesBack = _replacement.Replaced.Contains(one.Id) };

    bool IsGone(ObjectId id) => !After.Has(id) || _replacement.Replaced.Contains(id);

    bool IsNew(ObjectId id) => !Before.Has(id) || _replacement.Replaced.Contains(id);

    bool IsPartOfNew(SchemaObject one) =>
        one.Parent is { } parent && IsNew(parent) && _rules.IsPart(one) && !_apart.Contains(one.Id);

    ImmutableArray<SchemaObject> PartsOf(SchemaObject one)
    {
        var parts = ImmutableArray.CreateBuilder<SchemaObject>();
        foreach (var child in After.ChildrenOf(one.Id).Where(IsPartOfNew))
        {
            parts.Add(child);
            parts.AddRange(PartsOf(child));
        }

        return parts.ToImmutable();
    }

    /// <summary>What belongs to a thing that is dropped goes with it.</summary>
    void MarkDropped(Drawing drawing, SchemaObject one)
    {
        for (var at = one; at is not null; at = at.Parent is { } parent ? Before.Find(parent) : null)
        {
            if (!drawing.Dropping.TryGetValue(at.Id, out var index))
                continue;
            drawing.Dropping[one.Id] = index;
            return;
        }
    }

    void Connect(Drawing drawing, int index)
    {
        switch (drawing.Actions[index])
        {
            case SchemaAction.Create create:
                foreach (var need in create.Parts.Prepend(create.After).SelectMany(one => NeedsOf(one, After, drawing)))
                    drawing.After(index, drawing.Making, need);
                break;
            case SchemaAction.Alter alter:
                foreach (var need in NeedsOf(alter.Change.After, After, drawing))
                    drawing.After(index, drawing.Making, need);
                foreach (var need in NeedsOf(alter.Change.Before, Before, drawing))
                    drawing.Before(index, drawing.Dropping, need);
                break;
        }
    }

    /// <summary>What a thing needs of all that something is done to; it may need it through others, to which nothing is done.</summary>
    static IEnumerable<ObjectId> NeedsOf(SchemaObject one, DatabaseSchema schema, Drawing drawing)
    {
        var seen = new HashSet<ObjectId> { one.Id };
        var next = new Queue<SchemaObject>([one]);
        while (next.TryDequeue(out var at))
        {
            foreach (var need in at.Parent is { } parent ? at.Needs.Append(parent) : at.Needs)
            {
                if (!seen.Add(need))
                    continue;
                if (drawing.Concerns(need))
                    yield return need;
                else if (schema.Find(need) is { } through)
                    next.Enqueue(through);
            }
        }
    }

    /// <summary>
    /// Who needs something is dropped before it is, and before it is changed or made anew; a name is given up before it is taken.
    /// </summary>
    void ConnectDrops(Drawing drawing)
    {
        foreach (var one in Before.Objects)
        {
            if (!drawing.Dropping.TryGetValue(one.Id, out var index))
                continue;
            foreach (var need in NeedsOf(one, Before, drawing))
            {
                drawing.Before(index, drawing.Dropping, need);
                drawing.Before(index, drawing.Making, need);
            }
        }

        var givenUp = drawing.Indexes<SchemaAction.Drop>().ToLookup(index => SlotOf(drawing.Actions[index].Object));
        foreach (var index in drawing.Indexes<SchemaAction.Create>())
        {
            foreach (var other in givenUp[SlotOf(drawing.Actions[index].Object)])
                drawing.Edge(other, index);
        }
    }

    string SlotOf(ObjectId id) => _rules.SlotOf(id) ?? id.ToString();

    /// <summary>The actions as numbers, and what follows what.</summary>
    sealed class Drawing
    {
        readonly List<SchemaAction> _actions = [];
        readonly List<HashSet<int>> _followers = [];
        ImmutableArray<SchemaAction>? _fixed;

        public ImmutableArray<SchemaAction> Actions => _fixed ??= [.. _actions];

        public IReadOnlyList<IReadOnlySet<int>> Followers => _followers;

        /// <summary>The action that makes or changes a thing.</summary>
        public Dictionary<ObjectId, int> Making { get; } = [];

        /// <summary>The action that drops a thing.</summary>
        public Dictionary<ObjectId, int> Dropping { get; } = [];

        public void Add(SchemaAction action)
        {
            var index = _actions.Count;
            _actions.Add(action);
            _followers.Add([]);
            (action is SchemaAction.Drop ? Dropping : Making)[action.Object] = index;
            if (action is SchemaAction.Create create)
            {
                foreach (var part in create.Parts)
                    Making[part.Id] = index;
            }
        }

        /// <summary>Whether something is done to a thing.</summary>
        public bool Concerns(ObjectId id) => Making.ContainsKey(id) || Dropping.ContainsKey(id);

        public IEnumerable<int> Indexes<T>() => Enumerable.Range(0, _actions.Count).Where(index => _actions[index] is T);

        public void After(int index, Dictionary<ObjectId, int> which, ObjectId id)
        {
            if (which.TryGetValue(id, out var other))
                Edge(other, index);
        }

        public void Before(int index, Dictionary<ObjectId, int> which, ObjectId id)
        {
            if (which.TryGetValue(id, out var other))
                Edge(index, other);
        }

        public void Edge(int from, int to)
        {
            if (from != to)
                _followers[from].Add(to);
        }
    }
}
