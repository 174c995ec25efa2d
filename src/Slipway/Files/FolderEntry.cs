namespace Slipway.Files;

/// <summary>A name in a folder.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it stands for.</param>
readonly record struct FolderEntry(string Name, EntryKind Kind);
