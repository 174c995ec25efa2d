using Slipway.Plan;

namespace Slipway.Rollout;

/// <summary>A step that was done.</summary>
/// <param name="Id">The migration.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Duration">How long its statements took.</param>
public sealed record StepReport(string Id, Direction Direction, TimeSpan Duration);
