using System.Collections.Immutable;

namespace Slipway.Schema;

/// <summary>
/// The changes between two schemas as actions in an order in which they can be done: what must be away goes before, what is needed
/// comes before. What cannot be changed where it stands is dropped and made anew, and so is all that needs it.
/// </summary>
public sealed class ChangeSequence
{
    ChangeSequence(ImmutableArray<SchemaAction> actions, ImmutableArray<SchemaObject> stuck) => (Actions, Stuck) = (actions, stuck);

    /// <summary>The actions, in order.</summary>
    public ImmutableArray<SchemaAction> Actions { get; }

    /// <summary>
    /// Things that would have to be dropped and made anew, but hold what would be lost: a change that nobody can make without them.
    /// When there is one, the actions are of no use.
    /// </summary>
    public ImmutableArray<SchemaObject> Stuck { get; }

    /// <summary>Orders the changes.</summary>
    /// <param name="difference">The changes.</param>
    /// <param name="rules">What the engine can do.</param>
    public static ChangeSequence Of(SchemaDifference difference, IAlterationRules rules)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(rules);
        var replacement = Replacement.Of(difference, rules);
        return new ChangeSequence(
            new ActionGraph(difference, replacement, rules).Sorted(),
            [
                .. replacement.Replaced.Select(id => difference.Before.Find(id)!)
                    .Where(one => !rules.IsReplaceable(one) && (one.Parent is not { } parent || difference.After.Has(parent))),
            ]);
    }
}
