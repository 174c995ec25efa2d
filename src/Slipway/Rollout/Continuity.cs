using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Problems;

namespace Slipway.Rollout;

/// <summary>
/// Between two transactions of a run the structure must stay as the run left it: the lock holds off other runs, but nobody
/// with a console. Rows may change; the application is at work.
/// </summary>
/// <param name="hasSchemas">Whether names begin with a schema.</param>
sealed class Continuity(bool hasSchemas)
{
    /// <summary>Effects that the application has too.</summary>
    static readonly ImmutableHashSet<string> OfRows = ["insert-rows", "delete-rows", "change-values", ObservedEffects.BreakForeignKey];

    /// <summary>Whether an effect is one that the application has too, whose rows come and go.</summary>
    public static bool IsOfRows(Effect effect) => OfRows.Contains(effect.Kind);

    /// <summary>How the last transaction left the database; <see langword="null"/> when that is not known.</summary>
    DatabaseState? _left;

    /// <summary>Notes how a transaction that is committed has left the database.</summary>
    /// <param name="state">What was seen at its end; <see langword="null"/> when nobody looked.</param>
    public void Left(DatabaseState? state) => _left = state;

    /// <summary>A statement outside of transactions may have changed what was not looked at.</summary>
    public void Forget() => _left = null;

    /// <summary>Compares how a transaction finds the database with how the last one left it.</summary>
    /// <param name="found">What the transaction finds; <see langword="null"/> when nobody looks.</param>
    /// <param name="done">What the run has done so far.</param>
    /// <returns>Why the run must not go on; <see langword="null"/> when it may.</returns>
    public Problem? Judge(DatabaseState? found, ImmutableArray<Effect> done)
    {
        if (_left is null || found is null || HasNeighbour(found))
            return null;
        var ours = hasSchemas ? done.Select(SchemaOf).ToHashSet(StringComparer.Ordinal) : [];
        ImmutableArray<Effect> foreign =
        [
            .. ObservedEffects.Between(_left, found)
                .Where(effect => !IsOfRows(effect) && (ours.Count == 0 || ours.Contains(SchemaOf(effect)))),
        ];
        return foreign.IsEmpty ? null : RolloutProblem.ChangedMeanwhile(foreign);
    }

    /// <summary>Where another history lies in the database, its run may be at work, and cannot be told from a person.</summary>
    static bool HasNeighbour(DatabaseState state) =>
        state.Tables.Any(table => table.Name.EndsWith(".slipway_history", StringComparison.Ordinal));

    /// <summary>In other schemas than ours another run may be at work, with a history of its own.</summary>
    static string SchemaOf(Effect effect) => effect.Object.IndexOf('.', StringComparison.Ordinal) is var end and > 0
        ? effect.Object[..end]
        : effect.Object;
}
