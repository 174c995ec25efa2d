using System.Collections.Immutable;
using Slipway.Effects;
using Slipway.Files;
using Slipway.History;
using Slipway.Plan;
using Slipway.Problems;

namespace Slipway.Cli.Survey;

/// <summary>What <c>slipway status</c> tells.</summary>
/// <param name="Standing">How the database stands to the files.</param>
/// <param name="Plan">What <c>up</c> would do; or why it would refuse.</param>
sealed record Status(Standing Standing, Outcome<MigrationPlan> Plan)
{
    /// <summary>The label of the environment that this run was given; <see langword="null"/> without one.</summary>
    public string? GivenEnvironment { get; init; }

    /// <summary>The options that a next command must repeat.</summary>
    public string Options { get; init; } = "";

    /// <summary>The tables; default (not empty) when nobody asked for them.</summary>
    public ImmutableArray<TableState> Tables { get; init; }

    /// <summary>The label stored in the database, or else the given one.</summary>
    public string? Environment => Standing.History.Environment ?? GivenEnvironment;

    /// <summary>Why <c>up</c> would refuse; empty when it would not.</summary>
    public ImmutableArray<Problem> Problems => Plan.Problems;

    /// <summary>What is worth saying but stops nothing.</summary>
    public ImmutableArray<Problem> Notes => Plan.Value?.Notes ?? [];

    /// <summary>Whether there is anything to do, or to put right.</summary>
    public bool Differs => Standing.Differs || !Plan.Succeeded;

    /// <summary>The pending migrations that <c>up</c> would pass by, because their phase has to be asked for.</summary>
    public IEnumerable<Migration> Held => Plan.Succeeded
        ? Standing.Comparison.Pending.Where(file => Plan.Value.Steps.All(step => step.Migration.Id != file.Id))
        : [];

    /// <summary>What to type next; <see langword="null"/> when there is nothing to do.</summary>
    public string? Next => this switch
    {
        { Problems: [{ Fix: { } fix }, ..] } => fix,
        { Plan: { Succeeded: false } } => null,
        { Plan.Value.IsEmpty: false } => $"slipway up{Options}",
        _ when Standing.History.Journal.Length > 0 => $"slipway up{Options}",
        _ when Held.Any(file => file.Phase is Phase.Contract) => $"slipway up --phase contract{Options}",
        _ when Held.Any() => $"slipway up --phase backfill{Options}",
        _ => null,
    };

    /// <summary>The row of the history that a file was applied as: its own, or that of its old name.</summary>
    public AppliedMigration? RowOf(Migration file) => Standing.History.Find(file.Id)
        ?? Standing.Comparison.Renamed.FirstOrDefault(pair => pair.File.Id == file.Id)?.Applied;
}
