using System.Collections.Immutable;
using Slipway.Files;

namespace Slipway.Plan;

/// <summary>One migration to apply or to revert.</summary>
/// <param name="Migration">The migration: the file's, or when reverting what the files lack, the history's.</param>
/// <param name="Direction">Which way.</param>
public sealed record PlanStep(Migration Migration, Direction Direction)
{
    /// <summary>The parents that are recorded when it is applied: those of the graph, declared or not.</summary>
    public ImmutableArray<string> Parents { get; init; } = [];

    /// <summary>The SQL that runs: the up or the down section.</summary>
    public SqlSection Section => Direction is Direction.Up
        ? Migration.Up
        : Migration.Down ?? throw new InvalidOperationException($"Slipway bug: {Migration.Id} has no down section.");
}
