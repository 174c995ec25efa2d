namespace Slipway.Settings.Servers;

/// <summary>A value that is known of a server.</summary>
/// <param name="Value">The value, decoded.</param>
/// <param name="Origin">What gave it: a variable, a file; empty when it was the URL itself.</param>
sealed record ServerWord(string Value, string Origin);
