namespace Slipway.Settings;

/// <summary>
/// A part of a server's address: <c>host</c>, <c>port</c>, <c>database</c>, <c>user</c>, <c>password</c>, or a parameter.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Shown">Its value as it may be shown: secrets are masked.</param>
/// <param name="Origin">What gave it: a flag, a variable, a file, <c>default</c>.</param>
public sealed record DatabaseUrlPart(string Name, string Shown, string Origin);
