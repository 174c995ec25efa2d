using System.Collections.Immutable;

namespace Slipway.Author;

/// <summary>A migration whose file was written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">The file, as an absolute path.</param>
/// <param name="Parents">The migrations that it stands on, as ids; empty for the first one.</param>
public sealed record WrittenMigration(string Id, string Path, ImmutableArray<string> Parents);
