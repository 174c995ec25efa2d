using Slipway.Files;
using Slipway.Problems;

namespace Slipway.Replay;

/// <summary>What running all migrations in an empty database has shown.</summary>
/// <param name="Migration">Of which migration; <see langword="null"/> when of none alone.</param>
/// <param name="Problem">What it is.</param>
public sealed record RoundTripFinding(Migration? Migration, Problem Problem);
