namespace Slipway.Files;

/// <summary>A <c>migrate:allow</c> line: the author's word that an effect is meant.</summary>
/// <param name="Kind">The kind of effect, such as <c>drop-column</c>.</param>
/// <param name="Object">The object, such as <c>users.legacy</c>.</param>
/// <param name="Max">The most rows it may touch; <see langword="null"/> without a bound.</param>
/// <param name="Reason">Why, for whoever reads it later.</param>
/// <param name="Line">The line in the file, from 1.</param>
public sealed record Declaration(string Kind, string Object, long? Max, string Reason, int Line);
