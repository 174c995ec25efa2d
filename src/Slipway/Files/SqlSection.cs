namespace Slipway.Files;

/// <summary>A part of a migration file: what stands under <c>migrate:up</c>, <c>down</c> or <c>verify</c>.</summary>
/// <param name="Text">The text as written, with line ends made <c>\n</c>.</param>
/// <param name="Line">The line in the file on which <paramref name="Text"/> starts, from 1.</param>
public sealed record SqlSection(string Text, int Line);
