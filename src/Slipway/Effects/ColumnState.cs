namespace Slipway.Effects;

/// <summary>A column at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">Type, nullability and default, as the engine reads them back.</param>
/// <param name="Fingerprint">
/// A sum over its values that does not depend on the order of the rows; <see langword="null"/> when it was not taken.
/// </param>
public sealed record ColumnState(string Name, string Definition, string? Fingerprint = null);
