using System.Collections.Immutable;

namespace Slipway.Replay;

/// <summary>The texts that define a schema, in their order.</summary>
/// <param name="All">The texts.</param>
public sealed record DefinitionTexts(ImmutableArray<DefinitionText> All)
{
    /// <summary>Whether one of them is a migration: it has a section <c>migrate:up</c>.</summary>
    public bool AreMigrations => All.Any(static text => text.IsMigration);
}
