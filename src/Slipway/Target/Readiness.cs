using System.Collections.Immutable;
using Slipway.Problems;

namespace Slipway.Target;

/// <summary>Whether a deployment may start.</summary>
/// <param name="Refusals">Why not; empty when it may.</param>
/// <param name="Warnings">What a person should know; stops nothing.</param>
/// <param name="Facts">What was looked at and found, one line each.</param>
public sealed record Readiness(
    ImmutableArray<Problem> Refusals,
    ImmutableArray<Problem> Warnings,
    ImmutableArray<string> Facts);
