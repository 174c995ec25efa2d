namespace Slipway.Target;

/// <summary>What a throw-away database is filled with.</summary>
/// <param name="Role">For what, in a word, such as <c>files</c>: of each role an engine need keep only the newest.</param>
/// <param name="Digest">The digest of all that it is made of; equal digests are equal databases.</param>
public sealed record ShadowKey(string Role, string Digest);
