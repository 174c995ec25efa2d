using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>
/// Sorts actions: each after those that must come before it (A. Kahn, 1962), and of those that could come next, first what is made and
/// changed, in the order in which a person made it, and last what goes for good.
/// </summary>
static class ActionOrder
{
    public static ImmutableArray<SchemaAction> Sort(ImmutableArray<SchemaAction> actions, IReadOnlyList<IReadOnlySet<int>> followers)
    {
        var waits = new int[actions.Length];
        foreach (var follower in followers.SelectMany(some => some))
            waits[follower]++;
        var ranks = actions.Select((action, index) => RankOf(action) with { Index = index }).ToArray();
        var ready = new SortedSet<Rank>(ranks.Where(rank => waits[rank.Index] == 0));
        var left = new SortedSet<Rank>(ranks);
        var sorted = ImmutableArray.CreateBuilder<SchemaAction>(actions.Length);
        while (left.Count > 0)
        {
            // In a circle, which names within texts and parts of partitioned tables can make, a person's order is the best there is.
            var next = ready.Min ?? FirstOfCircle(left, ranks, followers);
            ready.Remove(next);
            left.Remove(next);
            sorted.Add(actions[next.Index]);
            foreach (var follower in followers[next.Index])
            {
                if (--waits[follower] == 0 && left.Contains(ranks[follower]))
                    ready.Add(ranks[follower]);
            }
        }

        return sorted.MoveToImmutable();
    }

    /// <summary>The first of the actions that wait for nothing but each other.</summary>
    static Rank FirstOfCircle(SortedSet<Rank> left, Rank[] ranks, IReadOnlyList<IReadOnlySet<int>> followers)
    {
        var isLeft = new bool[ranks.Length];
        foreach (var rank in left)
            isLeft[rank.Index] = true;
        var within = followers.Select((some, index) => isLeft[index] ? some.Where(follower => isLeft[follower]).ToHashSet() : []).ToList();

        // Components come with those that follow before those that are followed.
        return StrongComponents.Of(ranks.Length, within).Last(circle => isLeft[circle[0]]).Select(index => ranks[index]).Min()!;
    }

    static Rank RankOf(SchemaAction action) => action switch
    {
        SchemaAction.Drop { ComesBack: true, Before: var before } => new Rank(0, -before.Position, 0),
        SchemaAction.Drop { Before: var before } => new Rank(2, -before.Position, 0),
        SchemaAction.Create { After: var after } => new Rank(1, after.Position, 0),
        SchemaAction.Alter { Change.After: var after } => new Rank(1, after.Position, 0),
        _ => throw new InvalidOperationException("Slipway bug: an action of no kind."),
    };

    sealed record Rank(int Group, int Position, int Index) : IComparable<Rank>
    {
        public int CompareTo(Rank? other) =>
            other is null ? 1 : (Group, Position, Index).CompareTo((other.Group, other.Position, other.Index));
    }
}
