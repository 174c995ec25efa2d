namespace Slipway.Graph;

/// <summary>Two revisions, <c>a:b</c>.</summary>
/// <param name="From">Where it starts; <c>base</c> when it was left out.</param>
/// <param name="To">Where it ends; <c>heads</c> when it was left out.</param>
public sealed record RevisionRange(RevisionSet From, RevisionSet To);
