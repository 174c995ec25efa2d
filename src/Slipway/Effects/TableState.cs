using System.Collections.Immutable;

namespace Slipway.Effects;

/// <summary>A table at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in their order.</param>
/// <param name="Rows">How many rows it had.</param>
public sealed record TableState(string Name, ImmutableArray<ColumnState> Columns, long Rows);
