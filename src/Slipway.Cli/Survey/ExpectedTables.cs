using System.Collections.Immutable;
using Slipway.History;

namespace Slipway.Cli.Survey;

/// <summary>The tables that must be there, because the history has seen them made and never seen them dropped.</summary>
static class ExpectedTables
{
    /// <summary>The names, sorted.</summary>
    /// <param name="applied">What is applied, with effects.</param>
    /// <param name="events">The event log.</param>
    /// <remarks>
    /// A revert takes the row of a migration away, and with it what that migration was seen to drop. So only what was applied
    /// after the last revert tells.
    /// </remarks>
    public static ImmutableSortedSet<string> Of(ImmutableArray<AppliedMigration> applied, IReadOnlyList<HistoryEvent> events)
    {
        var lastRevert = events.LastOrDefault(happened => happened.Kind == "reverted")?.At ?? DateTimeOffset.MinValue;
        var tables = ImmutableSortedSet.CreateBuilder<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var effect in applied.Where(row => row.AppliedAt > lastRevert).SelectMany(row => row.Effects))
        {
            if (effect.Kind == "create-table")
                tables.Add(effect.Object);
            else if (effect.Kind == "drop-table")
                tables.Remove(effect.Object);
        }

        return tables.ToImmutable();
    }
}
