namespace Slipway.Settings.Servers;

/// <summary>A name and a value, as they are written.</summary>
sealed record UrlPair(string Name, string Value);
