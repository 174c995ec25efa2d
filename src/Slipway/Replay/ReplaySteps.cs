using System.Collections.Immutable;

namespace Slipway.Replay;

/// <summary>Steps with their statements, in the order in which they run.</summary>
/// <param name="Scripts">The steps.</param>
public sealed record ReplaySteps(ImmutableArray<StepScript> Scripts);
