namespace Slipway.Effects;

/// <summary>What a step really did to the database, read off the database itself.</summary>
/// <param name="Kind">The kind, an imperative such as <c>add-column</c>, <c>drop-table</c> or <c>insert-rows</c>.</param>
/// <param name="Object">The object, such as <c>users.locale</c>.</param>
/// <param name="Rows">The rows concerned; <see langword="null"/> where rows have no meaning.</param>
/// <param name="Migration">The migration that did it; <see langword="null"/> when several in one transaction may have.</param>
public sealed record Effect(string Kind, string Object, long? Rows = null, string? Migration = null);
