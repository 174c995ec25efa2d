namespace Slipway.Schema;

/// <summary>Something that is true of a thing of a schema, as its engine writes it.</summary>
/// <param name="Name">What is told, such as <c>type</c>; the engine's reader decides which there are.</param>
/// <param name="Value">What it is; a property that is not there has no value.</param>
public sealed record Property(string Name, string Value);
