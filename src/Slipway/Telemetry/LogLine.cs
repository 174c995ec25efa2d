using System.Collections.Immutable;

namespace Slipway.Telemetry;

/// <summary>An event in words: what every text, plain or JSON, is made of.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Message">The sentence.</param>
/// <param name="Fields">Its values by name, for machines.</param>
public sealed record LogLine(LogLevel Level, string Message, ImmutableArray<KeyValuePair<string, string>> Fields);
