namespace Slipway.Shape.Source;

/// <summary>A place where code of one namespace names something of another.</summary>
/// <param name="From">The namespace of the code.</param>
/// <param name="To">The namespace of what it names.</param>
/// <param name="Where">File and line.</param>
/// <param name="What">The name.</param>
sealed record Use(string From, string To, string Where, string What);
