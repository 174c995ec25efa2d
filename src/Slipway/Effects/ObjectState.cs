namespace Slipway.Effects;

/// <summary>An index, a view or a trigger at one moment.</summary>
/// <param name="Kind">What it is: <c>index</c>, <c>view</c> or <c>trigger</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Definition">The text that made it.</param>
public sealed record ObjectState(string Kind, string Name, string Definition);
